"""Sub Rosa: interview scorecards kept under the rose."""
