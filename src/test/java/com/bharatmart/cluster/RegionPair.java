package com.bharatmart.cluster;

import com.bharatmart.shared.Sku;
import com.bharatmart.testing.Http;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Two regions on this machine: the primary one, which sells, and the standby, whose instances run on a hot standby of its
 * database. The operations are those of Oracle's control plane.
 */
public final class RegionPair implements AutoCloseable {

    private final Sandbox sandbox = Sandbox.create();
    private final String password = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));
    private final Region primary = new Region(sandbox, "primary", 0, password);
    private final Region standby = new Region(sandbox, "standby", 1, password);
    private @Nullable RegionDns dns;
    private @Nullable Release release;

    private RegionPair() {
        Binaries.require();
        Runtime.getRuntime().addShutdownHook(new Thread(sandbox::close));
    }

    /**
     * Starts the primary region with these products, and then the standby with one instance.
     *
     * @param pieces stock of each product
     */
    public static RegionPair start(List<Sku> goods, int pieces) {
        var pair = new RegionPair();
        try {
            pair.open(goods, pieces);
            return pair;
        } catch (RuntimeException | Error e) {
            pair.sandbox.close();
            throw e;
        }
    }

    private void open(List<Sku> goods, int pieces) {
        var packaged = primary.open(goods, pieces);
        release = packaged;
        standby.database().copy(primary.database(), primary.link());
        standby.start();
        standby.scale(1, packaged);
        Region.until("the primary region serves", () -> primary.serves(2));
        Region.until("the standby region serves", () -> standby.serves(1));
        dns = new RegionDns(List.of(primary, standby));
    }

    public Region primary() {
        return primary;
    }

    public Region standby() {
        return standby;
    }

    public RegionDns dns() {
        return Objects.requireNonNull(dns);
    }

    /** A client of the shop's name. */
    public Http http() {
        return new Http(dns()::port);
    }

    /** Connects to the database that takes writes, as superuser. */
    public DataSource writable() {
        var url = "jdbc:postgresql://127.0.0.1:%d,127.0.0.1:%d/%s"
                .formatted(primary.database().port(), standby.database().port(), PostgresPair.DATABASE);
        var source = new DriverManagerDataSource(url, "postgres", "");
        var properties = new Properties();
        properties.setProperty("targetServerType", "primary");
        properties.setProperty("connectTimeout", "2");
        source.setConnectionProperties(properties);
        return source;
    }

    /** Connects to the database of a region as superuser. */
    public JdbcClient databaseOf(Region region) {
        return region.database().asSuperuser();
    }

    /** Kills the primary region. */
    public void losePrimary() {
        primary.kill();
    }

    /** The machines of the primary region run again, all but the database, which was stopped. */
    public void primaryComesBack() {
        primary.comeBack();
        scale(primary, 2);
    }

    /** Starts or stops instances, so that the region has this number of them. */
    public void scale(Region region, int instances) {
        region.scale(instances, Objects.requireNonNull(release));
    }

    public void startDatabase(Region region) {
        region.database().start();
    }

    /** Also of a region that is lost: then it stays stopped. */
    public void stopDatabase(Region region) {
        region.database().stop();
    }

    public void promote(Region region) {
        region.database().promote();
    }

    /** Fills the region's database from scratch, and lets it follow the other one. */
    public void makeReplica(Region region, Region of) {
        region.database().stop();
        region.database().copy(of.database(), of.link());
    }

    /** Exchanges the roles: nothing is lost. */
    public void switchOver(Region from, Region to) {
        from.database().stop();
        to.database().promote();
        from.database().follow(to.link());
    }

    public static void until(String what, Callable<Boolean> condition) {
        Region.until(what, condition);
    }

    @Override
    public void close() {
        dns().close();
        sandbox.close();
    }
}
