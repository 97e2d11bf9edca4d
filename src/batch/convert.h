#pragma once

#include "base/diag.h"
#include "batch/job.h"
#include "batch/worker.h"

/**
 * The pipeline: reads the input once, makes every output of the job. One output's failure does not keep the others from
 * being written. Everything that went wrong is in diag.
 */
enum job_result convert_job(const struct job *job, struct worker *worker, struct diag *diag);
