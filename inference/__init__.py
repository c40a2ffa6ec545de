"""Everything that makes a sound from an .onnx file: no OSC, no TensorFlow."""
