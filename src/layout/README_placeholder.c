typedef int layout_placeholder; /* replaced by the layer's first file */
