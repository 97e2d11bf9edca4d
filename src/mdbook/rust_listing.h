#pragma once

#include "doc/doc.h"

/**
 * Takes the lines that mdBook hides out of the listings in Rust of a doc: those that begin with "# ", and a lone "#".
 * "##" stands for "#".
 */
void rust_listing_hide_lines(struct doc *doc);
