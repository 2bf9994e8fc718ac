output "vault_id" {
  description = "OCID of the vault."
  value       = oci_kms_vault.this.id
}

output "key_id" {
  description = "OCID of the key that encrypts secrets, bucket and boot volumes."
  value       = oci_kms_key.this.id
}

output "secret_ids" {
  description = "OCIDs of the secrets by name. A replica in another region has the OCID of its source."
  value       = { for name, secret in oci_vault_secret.this : name => secret.id }
}

output "secret_names" {
  description = "Full names of the secrets in Vault by name. They end with the generation."
  value       = { for name, secret in oci_vault_secret.this : name => secret.secret_name }
}
