/**
 * WebKitGTK's pipeline now and then hangs for good under load, where WebKit on a Mac does not: a test that fails there is
 * tried again, and says so. Chromium and Firefox get no second try.
 */
export const hangs = /Linux.*AppleWebKit/.test(navigator.userAgent) && !/Chrom/.test(navigator.userAgent);
if (hangs) {
  beforeEach(function () {
    this.currentTest?.retries(2);
  });
  afterEach(function () {
    const tries = (this.currentTest as unknown as {currentRetry(): number} | undefined)?.currentRetry() ?? 0;
    if (tries > 0) console.log(`TRIED AGAIN in WebKitGTK: ${this.currentTest?.fullTitle() ?? ''}`);
  });
}
