package com.bharatmart.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutputTest {

    private static final String WRK = """
            Running 2s test @ http://127.0.0.1:8080
              2 threads and 16 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency    21.08ms   78.66ms 847.56ms   97.02%
                Req/Sec   338.38    152.74   710.00     67.50%
              Latency Distribution
                 50%  772.00us
                 75%   11.11ms
                 90%   18.05ms
                 99%    1.51s\s
              1352 requests in 2.01s, 814.63KB read
            Requests/sec:    672.70
            Transfer/sec:    405.33KB
            Acknowledged: 1352
            """;

    private static final String PGBENCH = """
            pgbench (15.14 (Debian 15.14-0+deb12u1), server 18.0)
            transaction type: src/test/benchmark/checkout.sql
            scaling factor: 1
            query mode: prepared
            number of clients: 16
            number of threads: 2
            maximum number of tries: 1
            duration: 2 s
            number of transactions actually processed: 2710
            number of failed transactions: 0 (0.000%)
            latency average = 11.760 ms
            initial connection time = 36.917 ms
            tps = 1360.494201 (without initial connection time)
            """;

    @Test
    void wrkTellsRateAndPercentilesInAnyUnit() {
        var output = WrkOutput.parse(WRK);

        assertThat(output.sample()).isEqualTo(new Sample(672.70, 0.772, 1510.0));
        assertThat(output.requests()).isEqualTo(1352);
        assertThat(output.failures()).isZero();
        assertThat(WrkOutput.count("Acknowledged", WRK)).isEqualTo(1352);
    }

    @Test
    void refusedAndBrokenRequestsAreFailures() {
        var output = WrkOutput.parse(WRK
                + "  Socket errors: connect 0, read 2, write 0, timeout 1\n"
                + "  Non-2xx or 3xx responses: 1188\n");

        assertThat(output.failures()).isEqualTo(1191);
    }

    @Test
    void pgbenchTellsTheRate() {
        var output = PgbenchOutput.parse(PGBENCH);

        assertThat(output.sample()).isEqualTo(new Sample(1360.494201, null, null));
        assertThat(output.transactions()).isEqualTo(2710);
    }

    @Test
    void failedTransactionsAreNotPassedOver() {
        var failed = PGBENCH.replace("transactions: 0 (0.000%)", "transactions: 3 (0.110%)");

        assertThatThrownBy(() -> PgbenchOutput.parse(failed)).isInstanceOf(BenchmarkFailed.class);
    }

    @Test
    void medianIsOfEachNumber() {
        var samples = List.of(new Sample(3, 1.0, 9.0), new Sample(1, 3.0, 7.0), new Sample(2, 2.0, 8.0));

        assertThat(Sample.median(samples)).isEqualTo(new Sample(2, 2.0, 8.0));
    }

    @Test
    void scriptAndWireSayTheSame() {
        var script = RoundTrip.ofScript("""
                -- a comment
                \\set n :n + 1
                \\startpipeline
                BEGIN;
                INSERT INTO t (id, key, nothing)
                VALUES (lpad(:n, 32, '0')::uuid, md5(:n), NULL);
                \\endpipeline
                SELECT a::text FROM t WHERE id = ANY (ARRAY[:a, :b]);
                COMMIT;
                """);

        assertThat(script)
                .containsExactly(
                        RoundTrip.ofWire(List.of("BEGIN", "INSERT INTO t (id, key, nothing)\n    VALUES ($1, $2, $3)")),
                        RoundTrip.ofWire(List.of("SELECT a::text FROM t WHERE id = ANY ($1)")),
                        RoundTrip.ofWire(List.of("COMMIT")));
    }
}
