"""What people who write pages are given: data and words of the form, pages to begin from."""
