locals {
  application_role = "bharatmart_app"

  # Pools A, B and C in fault domains 1, 2 and 3. With several availability domains each pool starts with another one,
  # so the loss of one of them costs about a third of every pool and not most instances of all pools.
  letters = { fd1 = "a", fd2 = "b", fd3 = "c" }

  pools = {
    for position, key in keys(local.letters) : key => {
      name         = "${var.name}-pool-${local.letters[key]}"
      fault_domain = "FAULT-DOMAIN-${position + 1}"
      availability_domains = [
        for offset in range(length(var.availability_domains)) : element(var.availability_domains, position + offset)
      ]
    }
  }

  backend = {
    load_balancer_id = module.load_balancer.load_balancer_id
    backend_set_name = module.load_balancer.backend_set_name
    port             = var.service.port
  }

  instance_pools = {
    fd1 = module.instance_pool_fd1
    fd2 = module.instance_pool_fd2
    fd3 = module.instance_pool_fd3
  }

  environment = merge(
    {
      BHARATMART_INSTANCE_METADATAURL              = "http://169.254.169.254/opc/v2/instance/"
      BHARATMART_MEDIA_OBJECTSTORAGE_ARCHIVEBUCKET = module.archive.bucket_name
      BHARATMART_MEDIA_OBJECTSTORAGE_BUCKET        = module.object_storage.bucket_name
      BHARATMART_MEDIA_OBJECTSTORAGE_NAMESPACE     = var.bucket.namespace
      BHARATMART_MEDIA_OBJECTSTORAGE_REGION        = var.region
      BHARATMART_PROXIES_TRUSTED                   = module.network.subnet_cidr_blocks.balancer # sends the client's address
      BHARATMART_RATELIMIT_INSTANCES               = tostring(length(local.letters) * var.pool_size.maximum)
      SPRING_DATASOURCE_URL                        = module.database.jdbc_url
      SPRING_DATASOURCE_USERNAME                   = local.application_role
      SPRING_DATA_REDIS_HOST                       = module.cache.host
      SPRING_DATA_REDIS_PORT                       = "6379"
      SPRING_DATA_REDIS_SSL_ENABLED                = "true"
    },
    var.instance.environment,
  )
}
