output "replica" {
  description = "Target of the copies of the primary's secrets: region, vault and key."
  value = {
    region   = var.regions.standby
    vault_id = module.vault.vault_id
    key_id   = module.vault.key_id
  }
}

output "key_id" {
  description = "OCID of the key that encrypts bucket and boot volumes in the standby region."
  value       = module.vault.key_id
}
