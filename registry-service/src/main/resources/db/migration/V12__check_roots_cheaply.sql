-- A regular expression took a quarter of the time of a PUBLISH_FILE. Whoever writes a root has checked its digits (Hex32).
ALTER TABLE published_file
    DROP CONSTRAINT published_file_root_is_a_hash,
    ADD CONSTRAINT published_file_root_has_0_or_64_bytes CHECK (octet_length(root) IN (0, 64));
ALTER TABLE held_content
    DROP CONSTRAINT held_content_root_is_a_hash,
    ADD CONSTRAINT held_content_root_has_64_bytes CHECK (octet_length(root) = 64);
