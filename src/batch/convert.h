#pragma once

#include <stdbool.h>

#include "base/diag.h"
#include "batch/job.h"
#include "batch/worker.h"

/** Whether a text names standards that one PDF can conform to: "ua1,a2a", "none"; NULL is the default. */
bool convert_knows_standard(const char *text);

/** Whether a PDF that conforms to them may have its source attached. */
bool convert_may_attach(const char *text);

/**
 * The pipeline: reads the input once, makes every output of the job. One output's failure does not keep the others from
 * being written. Everything that went wrong is in diag.
 */
enum job_result convert_job(const struct job *job, struct worker *worker, struct diag *diag);
