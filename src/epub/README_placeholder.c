typedef int epub_placeholder; /* replaced by the layer's first file */
