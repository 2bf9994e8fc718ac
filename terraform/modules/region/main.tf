module "network" {
  source = "../network"

  compartment_id = var.compartment_id
  name           = var.name
  vcn_cidr_block = var.vcn_cidr_block
  dns_label      = "bharatmart"
  service_port   = var.service.port
  database_port  = module.database.port
  freeform_tags  = var.freeform_tags
}

module "database" {
  source = "../database"

  compartment_id        = var.compartment_id
  name                  = var.name
  subnet_id             = module.network.subnet_ids.data
  security_group_id     = module.network.security_group_ids.database
  engine_version        = var.database.engine_version
  instance_count        = var.database.instance_count
  ocpu_count            = var.database.ocpu_count
  memory_gb             = var.database.memory_gb
  backup_retention_days = var.database.backup_retention_days
  role                  = var.database.role
  is_serving            = var.is_serving
  peer_region           = var.database.peer_region
  rpo                   = var.database.rpo
  admin_secret_id       = var.database.admin_secret_id
  primary_id            = var.database.primary_id
  freeform_tags         = var.freeform_tags
}

module "cache" {
  source = "../cache"

  compartment_id    = var.compartment_id
  name              = var.name
  subnet_id         = module.network.subnet_ids.data
  security_group_id = module.network.security_group_ids.cache
  software_version  = var.cache.software_version
  node_count        = var.cache.node_count
  node_memory_gb    = var.cache.node_memory_gb
  freeform_tags     = var.freeform_tags
}

module "object_storage" {
  source = "../object-storage"

  compartment_id = var.compartment_id
  namespace      = var.bucket.namespace
  bucket_name    = var.bucket.name
  key_id         = var.key_id
  policy_ids     = var.bucket.policy_ids
  freeform_tags  = var.freeform_tags
}

# Old months of the tables that only grow. 96 months are longer than the tax law asks for, see docs/retention.md.
module "archive" {
  source = "../object-storage"

  compartment_id               = var.compartment_id
  namespace                    = var.bucket.namespace
  bucket_name                  = var.bucket.archive_name
  key_id                       = var.key_id
  policy_ids                   = var.bucket.policy_ids
  infrequent_access_after_days = 90
  delete_after_days            = 2922
  freeform_tags                = var.freeform_tags
}

module "load_balancer" {
  source = "../load-balancer"

  compartment_id                  = var.compartment_id
  name                            = var.name
  subnet_id                       = module.network.subnet_ids.balancer
  security_group_id               = module.network.security_group_ids.balancer
  certificate_id                  = var.edge.certificate_id
  backend_set_name                = var.service.backend_set_name
  service_port                    = var.service.port
  health_check                    = var.service.health_check
  bandwidth_mbps                  = var.edge.bandwidth_mbps
  firewall_action                 = var.edge.firewall_action
  requests_per_minute_per_address = var.edge.requests_per_minute_per_address
  freeform_tags                   = var.freeform_tags
}

module "instance_configuration" {
  source   = "../instance-configuration"
  for_each = local.pools

  compartment_id        = var.compartment_id
  name                  = each.value.name
  region                = var.region
  role                  = "application"
  security_group_id     = module.network.security_group_ids.instance
  image_id              = var.instance.image_ids[each.key]
  container_image       = lookup(var.instance.container_images, each.key, null)
  shape                 = var.instance.shape
  key_id                = var.key_id
  service_port          = var.service.port
  drain_period_seconds  = var.drain_period_seconds
  environment           = merge(local.environment, { BHARATMART_INSTANCE_FAULTDOMAIN = each.value.fault_domain })
  secrets               = var.instance.secrets
  certificate_authority = module.database.certificate_authority
  defined_tags          = var.identity.defined_tags.application
  freeform_tags         = var.freeform_tags
}

# One after the other: each attaches its instances to the load balancer, which refuses a change during another one (409).
# So they are three modules, since the instances of one module cannot wait for each other.
module "instance_pool_fd1" {
  source = "../instance-pool"

  compartment_id            = var.compartment_id
  name                      = local.pools.fd1.name
  instance_configuration_id = module.instance_configuration["fd1"].instance_configuration_id
  availability_domains      = local.pools.fd1.availability_domains
  fault_domain              = local.pools.fd1.fault_domain
  subnet_id                 = module.network.subnet_ids.instance
  backend                   = local.backend
  size                      = var.pool_size
  autoscaling               = var.autoscaling
  drain_period_seconds      = var.drain_period_seconds
  freeform_tags             = var.freeform_tags
}

moved {
  from = module.instance_pool["fd1"]
  to   = module.instance_pool_fd1
}

module "instance_pool_fd2" {
  source = "../instance-pool"

  compartment_id            = var.compartment_id
  name                      = local.pools.fd2.name
  instance_configuration_id = module.instance_configuration["fd2"].instance_configuration_id
  availability_domains      = local.pools.fd2.availability_domains
  fault_domain              = local.pools.fd2.fault_domain
  subnet_id                 = module.network.subnet_ids.instance
  backend                   = local.backend
  size                      = var.pool_size
  autoscaling               = var.autoscaling
  drain_period_seconds      = var.drain_period_seconds
  freeform_tags             = var.freeform_tags

  depends_on = [module.instance_pool_fd1]
}

moved {
  from = module.instance_pool["fd2"]
  to   = module.instance_pool_fd2
}

module "instance_pool_fd3" {
  source = "../instance-pool"

  compartment_id            = var.compartment_id
  name                      = local.pools.fd3.name
  instance_configuration_id = module.instance_configuration["fd3"].instance_configuration_id
  availability_domains      = local.pools.fd3.availability_domains
  fault_domain              = local.pools.fd3.fault_domain
  subnet_id                 = module.network.subnet_ids.instance
  backend                   = local.backend
  size                      = var.pool_size
  autoscaling               = var.autoscaling
  drain_period_seconds      = var.drain_period_seconds
  freeform_tags             = var.freeform_tags

  depends_on = [module.instance_pool_fd2]
}

moved {
  from = module.instance_pool["fd3"]
  to   = module.instance_pool_fd3
}

# Not a pool: the rolling deploy starts one instance of it, reads from its console how the migration ended, and terminates
# it. It runs the next release of the first pool.
module "migration" {
  source = "../instance-configuration"

  compartment_id        = var.compartment_id
  name                  = "${var.name}-migration"
  region                = var.region
  role                  = "migration"
  security_group_id     = module.network.security_group_ids.migration
  image_id              = var.instance.image_ids.fd1
  container_image       = lookup(var.instance.container_images, "fd1", null)
  shape                 = var.instance.shape
  key_id                = var.key_id
  service_port          = var.service.port
  drain_period_seconds  = var.drain_period_seconds
  secrets               = var.migration_secrets
  certificate_authority = module.database.certificate_authority
  defined_tags          = var.identity.defined_tags.migration
  freeform_tags         = var.freeform_tags

  environment = {
    SPRING_DATASOURCE_URL      = module.database.jdbc_url
    SPRING_DATASOURCE_USERNAME = module.database.owner
  }

  placement = {
    availability_domain = var.availability_domains[0]
    subnet_id           = module.network.subnet_ids.instance
  }

  database = {
    host             = module.database.host
    port             = module.database.port
    name             = "bharatmart"
    owner            = module.database.owner
    application_role = local.application_role
  }
}

module "observability" {
  source = "../observability"

  compartment_id     = var.compartment_id
  name               = var.name
  alarm_emails       = var.alarm.emails
  playbook_url       = var.alarm.playbook_url
  cache_id           = module.cache.cluster_id
  is_serving         = var.is_serving
  watch              = var.alarm.watch
  database_id        = module.database.database_id
  dynamic_group_id   = var.identity.dynamic_group_id
  metrics_namespace  = var.service.metrics_namespace
  service_port       = var.service.port
  log_retention_days = var.alarm.log_retention_days
  thresholds         = var.alarm.thresholds
  minimum_backends   = length(local.pools) * var.pool_size.minimum
  freeform_tags      = var.freeform_tags

  load_balancer = {
    id               = module.load_balancer.load_balancer_id
    backend_set_name = module.load_balancer.backend_set_name
    firewall_id      = module.load_balancer.firewall_id
    firewall_log     = var.edge.firewall_action == "DETECT"
  }
}

# The address of earlier revisions, which had a second engine.
moved {
  from = module.migration["this"]
  to   = module.migration
}
