"""Experimental sequence models, for comparison: single samples in place of bars, and a recurrent GAN over blocks."""
