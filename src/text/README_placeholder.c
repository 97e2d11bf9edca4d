typedef int text_placeholder; /* replaced by the layer's first file */
