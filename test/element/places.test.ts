import {expect} from '@open-wc/testing';
import {placesNear} from '../../src/element/places.js';
import {clustersOf} from '../../src/video/clusters.js';
import fc from '../chance.js';

const times = fc.array(fc.integer({min: 0, max: 200}).map((half) => half / 2)).map((all) => all.sort((a, b) => a - b).map((at) => ({at})));

describe('what is near a second of a video', () => {
  it('is so from two seconds before until eight after', () => {
    const place = {at: 10};
    expect([7.9, 8, 10, 18, 18.1].map((time) => placesNear([place], time).length)).to.deep.equal([0, 1, 1, 1, 0]);
    expect(placesNear([place], NaN)).to.deep.equal([]);
  });

  it('is found among any number of places', () => {
    fc.assert(fc.property(times, fc.integer({min: -20, max: 220}).map((half) => half / 2), (places, time) => {
      expect(placesNear(places, time)).to.deep.equal(places.filter(({at}) => at >= time - 8 && at <= time + 2));
    }));
  });
});

describe('places that stand too near each other', () => {
  it('are one, none is lost, and the ones do not touch', () => {
    fc.assert(fc.property(times, fc.double({min: 0.1, max: 50, noNaN: true}), (places, reach) => {
      const clusters = clustersOf(places, reach);
      expect(clusters.flatMap(({items}) => items)).to.deep.equal(places);
      clusters.forEach(({at, items}, i) => {
        expect(at).to.equal(items[0]!.at);
        expect(items.at(-1)!.at - at < reach).to.equal(true);
        if (i > 0) expect(at - clusters[i - 1]!.at >= reach).to.equal(true);
      });
    }));
  });
});
