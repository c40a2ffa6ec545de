"""From a sound to what makes it: the seed of a generator, or the patch of a synthesiser."""
