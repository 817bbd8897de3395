-- Regulations in force that were screened as a batch. Pure results under the digest of a file's bytes: any of them may
-- be dropped and made again. What was decided on a finding is an event like everything else that people say.
CREATE TABLE screenings (
    sha256 TEXT NOT NULL PRIMARY KEY,
    engine TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;

-- The files of the folders that were screened on this computer; `message` says why one could not be.
CREATE TABLE screened_files (
    folder TEXT NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (folder, path)
) STRICT, WITHOUT ROWID;
