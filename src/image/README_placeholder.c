typedef int image_placeholder; /* replaced by the layer's first file */
