package com.bharatmart.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpMailClientTest {

    private static final MailClient.Mail MAIL =
            new MailClient.Mail("asha@example.com", "Reset your password", "The token is 0123.");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void mailReachesTheServerUnchanged() throws MessagingException {
        delivery().send(MAIL);

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getAllRecipients()[0]).hasToString("asha@example.com");
        assertThat(received[0].getFrom()[0]).hasToString("shop@example.com");
        assertThat(received[0].getSubject()).isEqualTo("Reset your password");
        assertThat(GreenMailUtil.getBody(received[0])).contains("The token is 0123.");
    }

    @Test
    void unreachableServerFailsWithoutRevealingTheMail() {
        var delivery = delivery();
        server.stop();

        assertThatThrownBy(() -> delivery.send(MAIL))
                .isInstanceOf(DeliveryException.class)
                .hasMessageNotContaining("0123")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "victim@gma\u2148l.com",
                "victim@exam\u0170le.com",
                "\u0161sha@example.com",
                "asha@example.com\u013E",
                "asha@example.com\r\nRCPT TO:<thief@evil.example>",
                "asha@example.com\u010D\u010A",
                "asha@example.com\u0000",
                "asha @example.com",
                ""
            })
    void nonAsciiAddressIsNotSentToTheServer(String address) {
        delivery().send(new MailClient.Mail(address, "Reset your password", "The token is 0123."));

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void senderOutsideOfAsciiIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new SmtpMailClient(new JavaMailSenderImpl(), "shop@b\u00FCcher.example"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bharatmart.mail.from");
    }

    private SmtpMailClient delivery() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        return new SmtpMailClient(sender, "shop@example.com");
    }
}
