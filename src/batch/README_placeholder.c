typedef int batch_placeholder; /* replaced by the layer's first file */
