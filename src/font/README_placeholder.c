typedef int font_placeholder; /* replaced by the layer's first file */
