import fc from 'fast-check';

/**
 * Cases at random, the same in every run: what fails here fails everywhere, and nobody's run is red for another's luck.
 * To look for new ones take the seed away for a while; what is found becomes a case of its own.
 */
fc.configureGlobal({seed: 20_261_122});

export default fc;
