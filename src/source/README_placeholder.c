typedef int source_placeholder; /* replaced by the layer's first file */
