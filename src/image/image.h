#pragma once

#include "base/diag.h"
#include "doc/doc.h"

/**
 * Draws the QR codes of a doc and looks into every resource whose bytes are there: sets media_type, width and height
 * (px, orientation applied; an SVG's rounded, at least 1) or, when it cannot be shown, the state broken or unsupported,
 * which is reported at the resource's first use. Run once a doc, before either output; a
 * resource that several docs share is looked into once.
 */
void image_inspect(struct doc *doc, struct diag *diag);

/** The QR code of a text as an image of no doc; NULL, reported, when it is too long for one. Arena memory. */
struct resource *image_qr(const char *text, struct arena *arena, struct diag *diag);
