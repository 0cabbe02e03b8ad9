"""Reading a published report: pages to blocks, blocks to claims, claims to findings. Knows no company and no layout."""
