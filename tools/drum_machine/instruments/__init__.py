"""Instruments: kicks, drums, cymbals, basses, stabs and atmospheres."""
