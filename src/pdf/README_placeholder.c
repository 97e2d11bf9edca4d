typedef int pdf_placeholder; /* replaced by the layer's first file */
