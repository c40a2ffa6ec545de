"""A yardstick for sequence models: how they continue held-out songs, beside the songs themselves and simple baselines.

`making` plays songs with FluidSynth and cuts them, `songs` reads a folder of songs, `ways` are the ways to continue
them, `latent_way` is one of them, `profile` measures bars, `measures` compares profiles, `prediction` has the next bar
and its baselines, `trial` puts all of a folder together, `report` prints the table, `picture` draws the bars.
"""
