"""Everything that makes a sound from an .onnx file: no OSC, no TensorFlow."""

import os

# From 1.29 on ONNX Runtime sends Microsoft what is loaded and how it runs, and keeps an identifier of the computer in
# the home folder, unless it is told not to before it is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
