-- An edition of the course publishes plain names, such as f1, where others publish absolute paths.
ALTER TABLE published_file DROP CONSTRAINT published_file_path_starts_with_slash;
ALTER TABLE published_file DROP CONSTRAINT published_file_path_has_no_dot_segment;
ALTER TABLE published_file ADD CONSTRAINT published_file_path_has_no_dot_segment CHECK (path !~ '(^|/)\.{1,2}(/|$)');
