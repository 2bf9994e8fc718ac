-- An address is stored in the form by which it is compared. Where it was written in ASCII that form is email_key. Where it
-- was not, email_key came from IDNA 2003 and may be another domain: what its owner wrote stays, and the service reads it
-- by IDNA 2008, or as no address if it cannot be delivered to.
UPDATE account SET email = email_key WHERE email <> email_key AND email !~ '[^!-~]';

COMMENT ON COLUMN account.email IS 'the address in the one form in which it is stored, compared and mailed';
COMMENT ON COLUMN account.email_key IS 'written as email is; by its index accounts are found while instances that write email as typed may run';
