typedef int cli_placeholder; /* replaced by the layer's first file */
