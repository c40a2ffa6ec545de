"""Everything that makes a sound from an .onnx file: no OSC, no TensorFlow."""

import os

# ONNX Runtime 1.29 and later sends Microsoft which models are loaded and how they run, and stores an identifier of the
# computer in the home folder. This turns both off; it has to be set before onnxruntime is imported.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
