module "identity" {
  source = "./modules/identity"

  providers = {
    oci = oci.home
  }

  tenancy_id          = var.tenancy_id
  compartment_id      = var.compartment_id
  name                = local.name
  regions             = concat([var.region], var.standby[*].region)
  bucket_name         = local.bucket_name
  archive_bucket_name = local.archive_bucket_name
  metrics_namespace   = local.service.metrics_namespace
  freeform_tags       = local.tags

  secret_names = {
    application = concat([module.secrets.secret_names["database-application"]], values(var.secret_names))
    migration   = values(module.secrets.secret_names)
  }
}

module "secrets" {
  source = "./modules/secrets"

  compartment_id = var.compartment_id
  name           = local.name
  secrets        = local.generated_secrets
  replica        = var.standby == null ? null : module.disaster_recovery["this"].replica
  freeform_tags  = local.tags
}

module "primary" {
  source = "./modules/region"

  compartment_id       = var.compartment_id
  name                 = local.name
  region               = var.region
  availability_domains = data.oci_identity_availability_domains.primary.availability_domains[*].name
  vcn_cidr_block       = var.vcn_cidr_block
  service              = local.service
  edge                 = merge(local.edge, { certificate_id = var.certificate_id })
  pool_size            = var.pool_size
  autoscaling          = var.autoscaling
  drain_period_seconds = var.drain_period_seconds
  is_serving           = var.active_region == "primary"
  database             = merge(local.database, { role = "primary", admin_secret_id = module.secrets.secret_ids["database-owner"], peer_region = try(var.standby.region, null) })
  migration_secrets    = local.migration_secrets
  cache                = var.cache
  bucket               = local.bucket
  key_id               = module.secrets.key_id
  identity             = local.identity
  alarm                = merge(local.alarm, { watch = local.watch.primary })
  freeform_tags        = local.tags

  instance = {
    image_ids        = var.image_ids
    container_images = var.container_images
    shape            = var.shape
    environment      = var.service_environment
    secrets          = local.secrets
  }
}

module "standby" {
  source   = "./modules/region"
  for_each = local.standby

  providers = {
    oci = oci.standby
  }

  compartment_id       = var.compartment_id
  name                 = local.name
  region               = var.standby.region
  availability_domains = data.oci_identity_availability_domains.standby[each.key].availability_domains[*].name
  vcn_cidr_block       = var.standby.vcn_cidr_block
  service              = local.service
  edge                 = merge(local.edge, { certificate_id = var.standby.certificate_id })
  pool_size            = local.standby_size
  autoscaling          = var.autoscaling
  drain_period_seconds = var.drain_period_seconds
  is_serving           = var.active_region == "standby"
  database             = merge(local.database, { role = "replica", primary_id = module.primary.database_id, peer_region = var.region })
  migration_secrets    = local.migration_secrets
  cache                = var.cache
  bucket               = local.bucket
  key_id               = module.disaster_recovery["this"].key_id
  identity             = local.identity
  alarm                = merge(local.alarm, { watch = local.watch.standby })
  freeform_tags        = local.tags

  instance = {
    image_ids        = var.standby_image_ids
    container_images = var.standby_container_images
    shape            = var.shape
    environment      = var.service_environment
    secrets          = local.secrets
  }
}

module "disaster_recovery" {
  source   = "./modules/disaster-recovery"
  for_each = local.standby

  providers = {
    oci.primary = oci
    oci.standby = oci.standby
  }

  compartment_id = var.compartment_id
  name           = local.name
  regions        = { primary = var.region, standby = var.standby.region }
  active         = var.active_region
  namespace      = data.oci_objectstorage_namespace.this.namespace
  bucket_names   = { primary = module.primary.bucket_name, standby = module.standby["this"].bucket_name }
  freeform_tags  = local.tags

  archive_bucket_names = { primary = module.primary.archive_bucket_name, standby = module.standby["this"].archive_bucket_name }
}

module "dns_failover" {
  source = "./modules/dns-failover"

  providers = {
    oci         = oci
    oci.standby = oci.standby
  }

  compartment_id = var.compartment_id
  name           = local.name
  zone_id        = var.dns_zone_id
  domain_name    = var.domain_name
  active         = var.active_region
  addresses      = local.addresses
  freeform_tags  = local.tags
}
