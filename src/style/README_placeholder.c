typedef int style_placeholder; /* replaced by the layer's first file */
