#pragma once

#include "base/diag.h"
#include "base/out.h"
#include "batch/dump_request.h"
#include "batch/worker.h"

/**
 * Prints what the line engine makes of each paragraph of an input: of each line of a text, or with request->markdown of
 * each paragraph, cell, heading and note of a document. False, reported, when it cannot.
 */
bool paragraphs_dump(const struct dump_request *request, struct worker *worker, struct out *out, struct diag *diag);
