package com.bharatmart.payment.razorpay;

import static com.bharatmart.payment.razorpay.ScriptedServer.reset;
import static org.assertj.core.api.Assertions.assertThat;

import com.bharatmart.payment.gateway.PaymentGatewayException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** In a process of its own, because the JDK reads its limit once. */
class JdkRetryTest {

    @Test
    void clientOfTheJdkDoesNotRepeatByItself() throws IOException, InterruptedException {
        try (var server = new ScriptedServer().thenAlways(reset())) {
            var process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            JdkRetryTest.class.getName(),
                            server.url().toString())
                    .inheritIO()
                    .start();

            assertThat(process.waitFor()).isZero();
            assertThat(server.requests()).hasSize(1);
        }
    }

    public static void main(String[] args) {
        RazorpayRequestFactory.disableRetriesOfJdk();
        try {
            TestGateway.at(URI.create(args[0])).gateway.order("order_1");
            System.exit(1);
        } catch (PaymentGatewayException.UnavailableException _) {
            System.exit(0);
        }
    }
}
