#pragma once

#include "layout/flow.h"

/**
 * Places a BLOCK_LINK_CARD in the frame of ROLE_LINK_CARD: its title, below it the service and the address, and on the
 * right a QR code. All of it is one live area, when the address leads somewhere.
 */
void place_link_card(struct flow *flow, const struct block *block);
