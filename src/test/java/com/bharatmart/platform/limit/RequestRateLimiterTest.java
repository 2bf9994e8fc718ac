package com.bharatmart.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.local.LocalRedis;
import com.bharatmart.testing.InParallel;
import com.bharatmart.testing.TcpProxy;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Six limiters stand for six instances: they share only Redis. No token comes back while a test runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("redis")
class RequestRateLimiterTest {

    private static final int INSTANCES = 6;
    private static final int THREADS = 96;
    private static final int LIMIT = 300;
    private static final int REQUESTS_PER_THREAD = 40;
    private static final Duration LONG_BUDGET = Duration.ofSeconds(30);
    private static final Duration DEFAULT_BUDGET = Duration.ofMillis(25);

    private final RateLimit limit = new RateLimit("requests", Rate.valueOf(LIMIT + "/1d"));
    private final List<LettuceConnectionFactory> connections = new ArrayList<>();
    private final List<RedisRateLimiter> limiters = new ArrayList<>();
    private final LocalRedis redis = LocalRedis.onFreePort();
    private final TcpProxy proxy = TcpProxy.to(redis.port());
    private final RedisClient direct = RedisClient.create(RedisURI.create("127.0.0.1", redis.port()));
    private final RedisCommands<String, String> commands = direct.connect().sync();
    private String client = "";

    @AfterAll
    void stop() {
        direct.shutdown();
        proxy.close();
        redis.stop();
    }

    @BeforeEach
    void chooseClient() {
        client = UUID.randomUUID().toString();
    }

    @AfterEach
    void disconnect() {
        proxy.restore();
        limiters.forEach(RedisRateLimiter::destroy);
        limiters.clear();
        connections.forEach(LettuceConnectionFactory::destroy);
        connections.clear();
    }

    @Test
    void allInstancesTogetherAllowNoWriteOverTheLimit() {
        var instances = instances(LONG_BUDGET);

        assertThat(granted(
                        instances, limiter -> limiter.write(limit.key(client)).isAllowed()))
                .isEqualTo(LIMIT);
    }

    @Test
    void allInstancesTogetherAllowReadsUpToAFifthOverTheLimit() {
        var instances = instances(LONG_BUDGET);

        assertThat(granted(instances, limiter -> limiter.read(limit.key(client)).isAllowed()))
                .isBetween((long) LIMIT, LIMIT + LIMIT / 5L);
    }

    @Test
    void withoutRedisAllInstancesTogetherAllowTwiceTheLimitInWrites() {
        var instances = instances(DEFAULT_BUDGET);
        proxy.cut();

        assertThat(granted(
                        instances, limiter -> limiter.write(limit.key(client)).isAllowed()))
                .isEqualTo(2 * LIMIT);
    }

    @Test
    void withoutRedisAllInstancesTogetherAllowTwiceTheLimitInReads() {
        var instances = instances(DEFAULT_BUDGET);
        proxy.cut();

        assertThat(granted(instances, limiter -> limiter.read(limit.key(client)).isAllowed()))
                .isEqualTo(2 * LIMIT);
    }

    @Test
    void withAHangingRedisAllInstancesTogetherAllowTwiceTheLimit() {
        var instances = instances(DEFAULT_BUDGET);
        proxy.freeze();

        assertThat(granted(
                        instances, limiter -> limiter.write(limit.key(client)).isAllowed()))
                .isEqualTo(2 * LIMIT);
    }

    /** The instances decide where a reply comes too late. */
    @Test
    void withASlowRedisAllInstancesTogetherAllowNoMoreThanWithoutIt() {
        var instances = instances(DEFAULT_BUDGET);
        proxy.delayResponses(Duration.ofMillis(200));

        assertThat(granted(
                        instances, limiter -> limiter.write(limit.key(client)).isAllowed()))
                .isBetween(1L, 2L * LIMIT);
    }

    @Test
    void requestsThatRedisAllowedCountAgainstTheSharesOfTheInstances() {
        var instances = instances(LONG_BUDGET);
        for (var n = 0; n < LIMIT; n++) {
            assertThat(instances.get(n % INSTANCES).write(limit.key(client)).isAllowed())
                    .isTrue();
        }
        proxy.cut();

        assertThat(granted(
                        instances, limiter -> limiter.write(limit.key(client)).isAllowed()))
                .isEqualTo(LIMIT);
    }

    @Test
    void shareOfAnInstanceIsNotRenewedWithEachOutageOfRedis() {
        var instances = instances(DEFAULT_BUDGET);
        var granted = 0L;
        for (var round = 0; round < 3; round++) {
            proxy.cut();
            granted += granted(
                    instances, limiter -> limiter.write(limit.key(client)).isAllowed());
            proxy.restore();
        }

        assertThat(granted).isEqualTo(2L * LIMIT);
    }

    @Test
    void lateReplyAffectsOnlyTheRequestThatWaitsForIt() {
        var limiter = limiter(DEFAULT_BUDGET);
        proxy.delayResponses(Duration.ofMillis(200));
        assertThat(limiter.await(limiter.take(limit.key(client), 0, 1))).isNull();

        proxy.restore();

        assertThat(limiter.take(limit.key(client), 0, 1)).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void scriptIsLoadedAgainAfterRedisLosesIt() {
        var limiter = limiter(LONG_BUDGET);
        commands.scriptFlush();

        assertThat(limiter.await(limiter.take(limit.key(client), 0, 1)))
                .isNotNull()
                .extracting(RateLimitResult::remaining)
                .isEqualTo(LIMIT - 1L);
    }

    @Test
    void writeIsOneCommandToRedis() {
        var limiter = instances(LONG_BUDGET).getFirst();
        limiter.write(limit.key(client));
        commands.configResetstat();

        limiter.write(limit.key(client));

        assertThat(scriptsRun()).isEqualTo(1);
    }

    @Test
    void rejectionIsRememberedWithoutAnotherCommand() {
        var limiter = instances(LONG_BUDGET).getFirst();
        IntStream.range(0, LIMIT + 1).forEach(_ -> limiter.write(limit.key(client)));
        commands.configResetstat();

        assertThat(limiter.write(limit.key(client)).isAllowed()).isFalse();

        assertThat(scriptsRun()).isZero();
    }

    @Test
    void keyExpiresWhenItsLimitIsFullAgain() {
        var limiter = limiter(LONG_BUDGET);
        var fast = new RateLimit("requests", Rate.valueOf("1000/100s"));

        limiter.await(limiter.take(fast.key(client), 0, 1));

        assertThat(commands.pttl(fast.key(client).value())).isLessThanOrEqualTo(100);
    }

    private static long granted(List<RequestRateLimiter> instances, Predicate<RequestRateLimiter> request) {
        var threads = IntStream.range(0, THREADS)
                .mapToObj(n -> (Callable<Long>) () -> IntStream.range(0, REQUESTS_PER_THREAD)
                        .filter(_ -> request.test(instances.get(n % INSTANCES)))
                        .count())
                .toList();
        return InParallel.run(threads).stream().mapToLong(Long::longValue).sum();
    }

    private List<RequestRateLimiter> instances(Duration budget) {
        var properties = properties(budget);
        return Stream.generate(() -> new RequestRateLimiter(limiter(properties), properties))
                .limit(INSTANCES)
                .toList();
    }

    private RedisRateLimiter limiter(Duration budget) {
        return limiter(properties(budget));
    }

    /** Returns a limiter that is connected to Redis. */
    private RedisRateLimiter limiter(RateLimitProperties properties) {
        var connection = new LettuceConnectionFactory(
                new RedisStandaloneConfiguration("127.0.0.1", proxy.port()),
                LettuceClientConfiguration.builder()
                        .clientOptions(ClientOptions.builder()
                                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                                .timeoutOptions(TimeoutOptions.enabled())
                                .build())
                        .commandTimeout(LONG_BUDGET)
                        .build());
        connection.afterPropertiesSet();
        connection.start();
        connections.add(connection);
        var limiter = new RedisRateLimiter(connection, properties);
        limiters.add(limiter);
        Awaitility.await().atMost(LONG_BUDGET).until(() -> {
            limiter.connect();
            return limiter.await(limiter.take(limit.key("warm-up"), 0, 0)) != null;
        });
        return limiter;
    }

    private long scriptsRun() {
        return commands.info("commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_eval"))
                .mapToLong(line -> Long.parseLong(line.replaceFirst("\\w+:calls=(\\d+),.*", "$1")))
                .sum();
    }

    private static RateLimitProperties properties(Duration budget) {
        var unlimited = Rate.valueOf("1000000/1s");
        return new RateLimitProperties(
                true,
                unlimited,
                unlimited,
                unlimited,
                unlimited,
                unlimited,
                unlimited,
                unlimited,
                unlimited,
                unlimited,
                unlimited,
                Duration.ofDays(90),
                budget,
                INSTANCES);
    }
}
