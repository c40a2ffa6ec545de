"""Write TechnoGAN's largest generator with random weights: python -m tools.bench.untrained OUT.onnx"""

import sys

import keras
import onnx
import tensorflow as tf
import tf2onnx

from models.recipes.technogan import build_generator

BINS, FRAMES, LATENT_SIZE = 256, 512, 64
OPSET = 17

keras.utils.set_random_seed(0)
model = build_generator(BINS, FRAMES, LATENT_SIZE)
signature = [tf.TensorSpec((None, LATENT_SIZE), tf.float32, name="seed")]
exported, _ = tf2onnx.convert.from_function(
    tf.function(lambda seed: {"image": model([seed], training=False)}, input_signature=signature),
    input_signature=signature,
    opset=OPSET,
)
onnx.save(exported, sys.argv[1])
