"""Sections: the articles of one tag, or of one folder below the seeds folder."""
