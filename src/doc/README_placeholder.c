typedef int doc_placeholder; /* replaced by the layer's first file */
