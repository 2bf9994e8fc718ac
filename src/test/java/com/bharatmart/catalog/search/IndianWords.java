package com.bharatmart.catalog.search;

import java.util.List;
import java.util.stream.Stream;

/**
 * A word of Indian shops in its spellings.
 *
 * @param hindi in Devanagari
 * @param latin usual in Latin letters
 */
public record IndianWords(List<String> hindi, List<String> latin) {

    private static final String LIST = """
            कुर्ता: kurta
            कुर्ती: kurti
            साड़ी: saree sari saadi
            दुपट्टा: dupatta
            लहंगा: lehenga lahanga lehnga
            चूड़ीदार: churidar chudidar
            सलवार: salwar shalwar
            कमीज़ कमीज: kameez kamiz
            शेरवानी: sherwani
            पायजामा पजामा: pyjama pajama payjama
            अनारकली: anarkali
            चिकनकारी: chikankari
            बनारसी: banarasi banarsi
            कांजीवरम: kanjivaram kanjeevaram
            पश्मीना: pashmina
            बांधनी: bandhani bandhni
            खादी: khadi
            रेशम: resham
            धोती: dhoti
            लुंगी: lungi
            घाघरा: ghagra ghaghra
            चप्पल: chappal
            जूती: juti jooti jutti
            मोजड़ी: mojari mojdi
            दीया दिया: diya dia
            अगरबत्ती: agarbatti
            धूप: dhoop dhup
            पूजा: pooja puja
            आरती: aarti arti
            राखी: rakhi raakhi
            रंगोली: rangoli
            तोरण: toran
            कलश: kalash
            दीपक: deepak dipak
            मूर्ति: murti moorti
            रुद्राक्ष: rudraksh rudraksha
            मसाला: masala
            आटा: atta aata
            दाल: dal daal
            चाय: chai chay
            हल्दी: haldi
            धनिया: dhania dhaniya
            जीरा: jeera jira
            मिर्च: mirch
            हींग: hing heeng
            मेथी: methi
            सौंफ: saunf
            इलायची: elaichi ilaichi
            अजवाइन: ajwain
            घी: ghee ghi
            गुड़: gud gur
            पनीर: paneer panir
            अचार: achar achaar
            पापड़: papad
            नमकीन: namkeen namkin
            मिठाई: mithai
            लड्डू: laddu laddoo ladoo
            जलेबी: jalebi
            बर्फ़ी बर्फी: barfi burfi
            राजमा: rajma
            चना: chana channa
            बेसन: besan
            पोहा: poha
            इडली: idli
            डोसा: dosa
            सांभर: sambhar
            चावल: chawal
            चटनी: chutney chatni
            बिंदी बिन्दी: bindi
            भिंडी: bhindi
            मेहंदी मेंहदी: mehndi mehendi mehandi
            झुमका: jhumka
            चूड़ी: chudi churi choori
            कंगन: kangan
            पायल: payal
            काजल: kajal
            सिंदूर: sindoor sindur
            कुमकुम: kumkum
            मंगलसूत्र: mangalsutra
            अंगूठी: anguthi angoothi
            टीका: tika teeka
            थाली: thali
            लोटा: lota
            कटोरी: katori
            तवा: tawa tava
            कढ़ाई कड़ाही: kadhai kadai karahi
            बेलन: belan
            चकला: chakla
            ढोलक: dholak
            तबला: tabla
            """;

    public static List<IndianWords> all() {
        return LIST.lines().map(IndianWords::parse).toList();
    }

    public Stream<String> spellings() {
        return Stream.concat(hindi.stream(), latin.stream());
    }

    private static IndianWords parse(String line) {
        var scripts = line.split(": ", 2);
        return new IndianWords(List.of(scripts[0].split(" ", -1)), List.of(scripts[1].split(" ", -1)));
    }
}
