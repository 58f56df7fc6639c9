"""What stands over every window of a workspace that is no casework."""

from __future__ import annotations

DEMO_NOTICE = "Synthetic faces; the error rates shown are properties of this demo set"
TRAINING_NOTICE = "Training: no case, no probe and no conclusion; nothing here can enter casework"
