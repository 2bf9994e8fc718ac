package com.bharatmart.platform.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.bharatmart.local.LocalServices;
import com.bharatmart.testing.HttpTest;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.info.BuildProperties;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Whether an instance that has lost the database is alone with that. */
@HttpTest
class PeerHealthTest {

    private static LettuceConnectionFactory connections;
    private static HikariDataSource lost;

    @Autowired
    DataSource dataSource;

    private PeerHealth seeing;
    private PeerHealth blind;
    private PeerHealth alsoBlind;

    @BeforeAll
    static void connect() {
        var server = new RedisStandaloneConfiguration("localhost", LocalServices.redisPort());
        server.setDatabase(6);
        connections = new LettuceConnectionFactory(server);
        connections.start();
        lost = new HikariDataSource(nowhere());
    }

    @AfterAll
    static void disconnect() {
        lost.close();
        connections.destroy();
    }

    @BeforeEach
    void setUp() {
        connections.getConnection().serverCommands().flushDb();
        seeing = instance(dataSource);
        blind = instance(lost);
        alsoBlind = instance(lost);
    }

    @Test
    void oneThatIsAloneCannotKnow() {
        blind.run();

        assertThat(blind.hasLostTheDatabase()).isFalse();
    }

    @Test
    void oneThatOthersCanStandInForHasNotLostItForAll() {
        seeing.run();
        blind.run();

        assertThat(blind.hasLostTheDatabase()).isFalse();
    }

    @Test
    void severalThatAllHaveLostItKnowThatOfEachOther() {
        alsoBlind.run();
        blind.run();

        assertThat(blind.hasLostTheDatabase()).isTrue();
    }

    @Test
    void firstThatSeesItAgainIsEnough() {
        alsoBlind.run();
        blind.run();
        seeing.run();
        blind.run();

        assertThat(blind.hasLostTheDatabase()).isFalse();
    }

    private static PeerHealth instance(DataSource dataSource) {
        var database = new DatabaseHealthCheck(dataSource);
        var failure = catchThrowable(database::run);
        assertThat(database.hasSucceeded()).isEqualTo(failure == null);
        var properties = new InstanceProperties(null, null, null);
        return new PeerHealth(
                new StringRedisTemplate(connections),
                database,
                new InstanceInfo(
                        properties,
                        new InstanceMetadataClient(properties, JsonMapper.shared(), _ -> {}),
                        new StaticListableBeanFactory().getBeanProvider(BuildProperties.class)));
    }

    private static HikariConfig nowhere() {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:1/none");
        config.setInitializationFailTimeout(-1);
        config.setMinimumIdle(0);
        return config;
    }
}
