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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Six instances are six of these: they share nothing but Redis. No limit comes back while a test runs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestRateLimiterTest {

    private static final int INSTANCES = 6;
    private static final int THREADS = 96;
    private static final int LIMIT = 300;
    private static final int REQUESTS_OF_EACH = 40;
    private static final Duration PATIENT = Duration.ofSeconds(30);
    private static final Duration AS_SHIPPED = Duration.ofMillis(25);

    private final RateLimit limit = new RateLimit("requests", Rate.valueOf(LIMIT + "/1d"));
    private final List<LettuceConnectionFactory> connections = new ArrayList<>();
    private final List<RedisRateLimiter> limiters = new ArrayList<>();
    private final LocalRedis redis = LocalRedis.onFreePort();
    private final TcpProxy proxy = TcpProxy.to(redis.port());
    private final RedisClient direct = RedisClient.create(RedisURI.create("127.0.0.1", redis.port()));
    private final RedisCommands<String, String> commands = direct.connect().sync();
    private String client = "";

    @AfterAll
    void leave() {
        direct.shutdown();
        proxy.close();
        redis.stop();
    }

    @BeforeEach
    void choose() {
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
    void allInstancesTogetherAllowNoWriteBeyondTheLimit() {
        var instances = instances(PATIENT);

        assertThat(granted(instances, limits -> limits.write(limit, client).isAllowed()))
                .isEqualTo(LIMIT);
    }

    @Test
    void allInstancesTogetherAllowNoMoreThanAFifthOfTheLimitInReadsBesides() {
        var instances = instances(PATIENT);

        assertThat(granted(instances, limits -> limits.read(limit, client).isAllowed()))
                .isBetween((long) LIMIT, LIMIT + LIMIT / 5L);
    }

    @Test
    void withoutRedisAllInstancesTogetherAllowTwiceTheLimitInWrites() {
        var instances = instances(AS_SHIPPED);
        proxy.cut();

        assertThat(granted(instances, limits -> limits.write(limit, client).isAllowed()))
                .isEqualTo(2 * LIMIT);
    }

    @Test
    void withoutRedisAllInstancesTogetherAllowTwiceTheLimitInReads() {
        var instances = instances(AS_SHIPPED);
        proxy.cut();

        assertThat(granted(instances, limits -> limits.read(limit, client).isAllowed()))
                .isEqualTo(2 * LIMIT);
    }

    @Test
    void withAHangingRedisAllInstancesTogetherAllowTwiceTheLimit() {
        var instances = instances(AS_SHIPPED);
        proxy.freeze();

        assertThat(granted(instances, limits -> limits.write(limit, client).isAllowed()))
                .isEqualTo(2 * LIMIT);
    }

    /** What comes too late was decided by the instances. */
    @Test
    void withASlowRedisAllInstancesTogetherAllowNoMoreThanWithoutIt() {
        var instances = instances(AS_SHIPPED);
        proxy.delayResponses(Duration.ofMillis(200));

        assertThat(granted(instances, limits -> limits.write(limit, client).isAllowed()))
                .isBetween(1L, 2L * LIMIT);
    }

    @Test
    void whatRedisHasGrantedIsTakenFromWhatTheInstancesMayGrantAfterwards() {
        var instances = instances(PATIENT);
        for (var n = 0; n < LIMIT; n++) {
            assertThat(instances.get(n % INSTANCES).write(limit, client).isAllowed())
                    .isTrue();
        }
        proxy.cut();

        assertThat(granted(instances, limits -> limits.write(limit, client).isAllowed()))
                .isEqualTo(LIMIT);
    }

    @Test
    void whatInstancesHaveGrantedByThemselvesIsNotGrantedAnewEachTimeRedisGoes() {
        var instances = instances(AS_SHIPPED);
        var granted = 0L;
        for (var round = 0; round < 3; round++) {
            proxy.cut();
            granted += granted(instances, limits -> limits.write(limit, client).isAllowed());
            proxy.restore();
        }

        assertThat(granted).isEqualTo(2L * LIMIT);
    }

    @Test
    void oneAnswerThatComesTooLateConcernsTheRequestThatWaitedForIt() {
        var limiter = limiter(AS_SHIPPED);
        proxy.delayResponses(Duration.ofMillis(200));
        assertThat(limiter.await(limiter.ask(limit, client, 0, 1))).isNull();

        proxy.restore();

        assertThat(limiter.ask(limit, client, 0, 1)).succeedsWithin(Duration.ofSeconds(30));
    }

    @Test
    void redisThatHasForgottenTheScriptIsToldItAgain() {
        var limiter = limiter(PATIENT);
        commands.scriptFlush();

        assertThat(limiter.await(limiter.ask(limit, client, 0, 1)))
                .isNotNull()
                .extracting(RateLimitResult::remaining)
                .isEqualTo(LIMIT - 1L);
    }

    @Test
    void writeIsOneCommandToRedis() {
        var limits = instances(PATIENT).getFirst();
        limits.write(limit, client);
        commands.configResetstat();

        limits.write(limit, client);

        assertThat(scriptsRun()).isEqualTo(1);
    }

    @Test
    void refusalIsRememberedInsteadOfAskedForAgain() {
        var limits = instances(PATIENT).getFirst();
        IntStream.range(0, LIMIT + 1).forEach(_ -> limits.write(limit, client));
        commands.configResetstat();

        assertThat(limits.write(limit, client).isAllowed()).isFalse();

        assertThat(scriptsRun()).isZero();
    }

    @Test
    void keyLivesNoLongerThanItsLimitTakesToBeWholeAgain() {
        var limiter = limiter(PATIENT);
        var fast = new RateLimit("requests", Rate.valueOf("1000/100s"));

        limiter.await(limiter.ask(fast, client, 0, 1));

        assertThat(commands.pttl(fast.key(client))).isLessThanOrEqualTo(100);
    }

    private static long granted(List<RequestRateLimiter> instances, Predicate<RequestRateLimiter> request) {
        var threads = IntStream.range(0, THREADS)
                .mapToObj(n -> (Callable<Long>) () -> IntStream.range(0, REQUESTS_OF_EACH)
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

    /** One that has reached Redis. */
    private RedisRateLimiter limiter(RateLimitProperties properties) {
        var connection = new LettuceConnectionFactory(
                new RedisStandaloneConfiguration("127.0.0.1", proxy.port()),
                LettuceClientConfiguration.builder()
                        .clientOptions(ClientOptions.builder()
                                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                                .timeoutOptions(TimeoutOptions.enabled())
                                .build())
                        .commandTimeout(PATIENT)
                        .build());
        connection.afterPropertiesSet();
        connection.start();
        connections.add(connection);
        var limiter = new RedisRateLimiter(connection, properties);
        limiters.add(limiter);
        Awaitility.await().atMost(PATIENT).until(() -> {
            limiter.connect();
            return limiter.await(limiter.ask(limit, "nobody", 0, 0)) != null;
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
