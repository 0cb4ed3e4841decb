/** Words by which a language is told from English and from the others. */
interface LanguageWords {
  name: string;
  /** Common words that no English prompt holds, and few names. */
  own: string;
  /** Common words that also stand in English, in titles or in names: one alone says nothing. */
  shared: string;
  /** Letters that English and most of the other languages do without; empty where there are none. */
  letters: string;
}

/** By ISO 639-1 code. The words are those of short descriptions of images: what links, what is seen, its colour. */
export const LANGUAGES: Readonly<Record<string, LanguageWords>> = {
  de: {
    name: 'German',
    own: `ein eine einen einem einer eines und mit auf beim vom zum zur unter bei ist sind nicht für nach durch zwischen hinter
      neben sich ohne wie vor ihr ihre seine seinem hund hunde katze katzen frau frauen mädchen junge häuser stadt wald baum
      bäume berge fluss meer himmel nacht sonne mond sterne schnee nebel licht feuer wasser garten blume blumen pferd vögel
      fisch straße brücke schloss turm leuchtturm kirche schiff rote roter rotes blau blaue blauer schwarz schwarze schwarzer
      weiße weißer grün grüne alte altes kleine kleiner großer große schön schöne gemälde zeichnung dunkel dunkle verlassen
      verlassene verlassenes traurig traurige sonnenuntergang sonnenaufgang fabrik drache zwei drei viele zauberer könig königin
      roboter`,
    shared: `der die das des den von über bild im am mann kinder dem vogel haus`,
    letters: 'äöüß',
  },
  es: {
    name: 'Spanish',
    own: `una unos unas por sobre bajo entre desde hasta donde muy está están sus junto al perro perros gato gata gatos niña
      niño niños mujer hombre ciudad noche calle montaña montañas bosque árbol árboles cielo nieve niebla lluvia río puente
      triste abandonada abandonado mano casas castillo iglesia barco coche caballo pájaro estrellas retrato pintura dibujo rojo
      roja blanco blanca amarillo viejo vieja hermosa hermoso pequeño amanecer atardecer invierno sofá gente mientras tres`,
    shared: `el la los las con en de del y un sol casa mar para su que luz luna flor flores playa mariposa fuego dos azul feliz
      verde negro`,
    letters: 'ñ¿¡áíóú',
  },
  fr: {
    name: 'French',
    own: `une d'une d'un dans sur avec sous aux entre vers où sont très qui leur ses devant derrière chien chiens chats homme fille garçon
      enfants ville nuit forêt arbre arbres ciel neige brume pluie plage rivière pont église bateau voiture cheval oiseau
      oiseaux fleurs feu lumière lune étoiles peinture dessin bleu bleue noire blanche vert verte jaune vieille vieux maison
      maisons soleil coucher hiver abandonnée abandonné triste papillon vieil deux trois jardin`,
    shared: `le la les de des du un et au en ce rouge noir blanc chat beau belle est chez rue château femme enfant petite petit
      fleur mer`,
    letters: 'èêëçœîôûà',
  },
  it: {
    name: 'Italian',
    own: `una nel nella nello nei nelle della dello degli delle sul sulla sulle gli dalla alla allo è sono molto tra fra mentre
      cani gatto gatti ragazza ragazzo uomo bambina città notte strada montagna montagne foresta bosco albero alberi cielo neve
      nebbia pioggia spiaggia fiume ponte castello chiesa barca macchina cavallo uccello fiori fiore fuoco luce stelle ritratto
      dipinto disegno rosso rossa nero bianco bianca giallo vecchia vecchio piccola tramonto abbandonata abbandonato triste
      farfalla inverno`,
    shared: `il lo la le di da del un uno per donna luna mare verde blu alba con al che dal piccolo bambino mano casa bella
      bello`,
    letters: 'òìùà',
  },
  pt: {
    name: 'Portuguese',
    own: `uma umas nas numa pelo pela aos à às são está muito entre sobre enquanto cachorro cão gato gata menina menino mulher
      homem criança cidade noite rua montanha montanhas floresta árvore árvores céu neve neblina chuva praia ponte castelo
      igreja barco carro cavalo pássaro flores flor fogo luz lua estrelas retrato pintura desenho vermelho vermelha azul preto
      branco branca verde amarelo velho velha bonita pequeno nascer inverno sofá abandonada abandonado borboleta mão triste
      dormindo dois duas três`,
    shared: `um na os da dos das de com em por sol mar casa num nos`,
    letters: 'ãõçâê',
  },
  nl: {
    name: 'Dutch',
    own: `een het met bij aan naar uit voor achter tussen naast onder niet zijn haar wordt hond honden katten vrouw meisje
      jongen huis stad nacht straat bergen bos boom bomen lucht sneeuw regen strand rivier brug kasteel kerk schip paard vogel
      vogels bloem bloemen vuur zon maan sterren schilderij tekening verlaten vlinder rood rode blauw blauwe zwart zwarte witte
      groen groene oud oude kleine mooi mooie vuurtoren zee twee drie`,
    shared: `de van en der den te op licht kat`,
    letters: '',
  },
  pl: {
    name: 'Polish',
    own: `nad opuszczona opuszczony przy przez jest się dla oraz które który pies kot koty kobieta kobiety mężczyzna dziewczyna
      dziewczynka chłopiec miasto miasta nocą noc ulica góry góra lasu drzewo drzewa niebo śnieg śniegu mgle mgła deszcz plaża
      rzeka zamek kościół statek samochód koń ptak kwiaty ogień światło słońce księżyc gwiazdy portret obraz czerwony czerwona
      niebieski czarny czarna biały biała zielony stary stara mały mała piękna dwa morze`,
    shared: `w z na od po za las psy`,
    letters: 'ąęłńśźż',
  },
  tr: {
    name: 'Turkish',
    own: `bir ve ile için içinde üzerinde altında yanında gibi çok olan köpek kedi kadın kadının kız çocuk şehir gece sokak dağ
      dağlar orman ağaç gökyüzü kar karda yağmur deniz nehir köprü kilise gemi araba kuş çiçek çiçekler ateş ışık güneş
      yıldızlar portresi resmi kırmızı mavi siyah beyaz kelebek terk edilmiş yeşil sarı eski küçük güzel iki üç`,
    shared: `ay ev ejderha`,
    letters: 'ğşıİ',
  },
  sv: {
    name: 'Swedish',
    own: `och ett på från för är som hund katt flicka pojke kvinna stad natt skog träd snö snön dimma hav sjö slott bil röd blå
      svart vit grön gammal liten vägen huset solnedgång målning`,
    shared: `en med den det till över av`,
    letters: 'åäö',
  },
  da: {
    name: 'Danish',
    own: `et på fra som hund pige dreng kvinde mand skov træ sne sneen tåge hav sø bjerg slot bil rød blå hvid grøn gammel`,
    shared: `en den det til og af med er lille`,
    letters: 'æøå',
  },
  no: {
    name: 'Norwegian',
    own: `et på fra som hund katt jente gutt kvinne natt skog snø snøen tåke tåken hav fjell slott bil rød blå svart hvit grønn
      gammel liten`,
    shared: `en den det til og av med er tre`,
    letters: 'æøå',
  },
  fi: {
    name: 'Finnish',
    own: `koira koiria kissa nainen tyttö poika talo kaupunki yö yöllä metsä metsässä puu lumi lumessa sumu järvi järven vuori
      linna punainen sininen musta valkoinen vihreä vanha pieni rannalla vieressä päällä kukkia`,
    shared: `se ja`,
    letters: 'äö',
  },
  cs: {
    name: 'Czech',
    own: `ve nad při jako pes kočka žena muž dívka chlapec město noc noci ulice hory strom nebe sněhu sníh mlze mlha déšť řeka
      hrad kostel loď kůň květiny oheň světlo slunce měsíc červený červené modrý černý bílý zelený starý malý`,
    shared: `v na se z je`,
    letters: 'ěřůčžš',
  },
  hu: {
    name: 'Hungarian',
    own: `egy és kutya macska nő férfi lány fiú ház város éjszaka utca hegyek erdő ég hó hóban köd ködben eső tenger folyó híd
      vár templom hajó autó ló madár virágok tűz fény piros kék fekete fehér zöld öreg régi kis`,
    shared: `ban ben az fa`,
    letters: 'őű',
  },
  ro: {
    name: 'Romanian',
    own: `și în din lângă câine pisică femeie bărbat fată băiat casă oraș noapte noaptea stradă munți pădure copac zăpadă ceață
      ploaie râu castel biserică barcă mașină flori foc lumină soare lună roșu albastru negru alb verde vechi mic`,
    shared: `un de la pe cu`,
    letters: 'șțăţş',
  },
  id: {
    name: 'Indonesian',
    own: `dengan dari untuk sebuah seekor seorang anjing kucing wanita perempuan laki anak rumah kota malam jalan gunung hutan
      pohon langit salju kabut hujan pantai sungai jembatan istana kapal mobil kuda burung bunga cahaya matahari bulan merah
      biru hitam putih hijau tua kecil`,
    shared: `ke hari pada di`,
    letters: '',
  },
  vi: {
    name: 'Vietnamese',
    own: `một và trong trên dưới với của chó mèo người phụ nữ đàn ông cô gái nhà thành phố đêm đường núi rừng cây trời tuyết mưa
      biển sông cầu thuyền ngựa hoa lửa ánh sáng mặt trăng đỏ xanh đen trắng`,
    shared: `con the`,
    letters: 'đơưạảấầẩậắằặẹẻẽếềểễệỉịọỏốồổỗộớờởợụủứừửựỳỵỷỹ',
  },
};

/** Words of English prompts, as common as those above: each is evidence against another language. */
export const ENGLISH = new Set(
  `the of and with at by from into her his its their this that under behind over through near beside between while wearing holding
  standing sitting looking made style photo photograph picture image painting portrait drawing illustration poster cat dog woman girl
  boy child house city street forest tree mountain river sky night dawn sunset sun moon snow fog rain sea beach bridge castle church
  ship car horse bird flower flowers fire light dark red blue black white green yellow old young small big beautiful detailed
  background cinematic realistic two three`.split(/\s+/),
);

/** Languages by the scripts that only they, or almost only they, are written in. */
export const SCRIPTS: readonly { pattern: RegExp; code: string; name: string }[] = [
  { pattern: /[\p{sc=Hiragana}\p{sc=Katakana}]/gu, code: 'ja', name: 'Japanese' },
  { pattern: /\p{sc=Hangul}/gu, code: 'ko', name: 'Korean' },
  { pattern: /\p{sc=Han}/gu, code: 'zh', name: 'Chinese' },
  { pattern: /[іїєґ]/giu, code: 'uk', name: 'Ukrainian' },
  { pattern: /\p{sc=Cyrillic}/gu, code: 'ru', name: 'Russian' },
  { pattern: /[پچژگ]/gu, code: 'fa', name: 'Persian' },
  { pattern: /\p{sc=Arabic}/gu, code: 'ar', name: 'Arabic' },
  { pattern: /\p{sc=Hebrew}/gu, code: 'he', name: 'Hebrew' },
  { pattern: /\p{sc=Greek}/gu, code: 'el', name: 'Greek' },
  { pattern: /\p{sc=Thai}/gu, code: 'th', name: 'Thai' },
  { pattern: /\p{sc=Devanagari}/gu, code: 'hi', name: 'Hindi' },
  { pattern: /\p{sc=Bengali}/gu, code: 'bn', name: 'Bengali' },
  { pattern: /\p{sc=Tamil}/gu, code: 'ta', name: 'Tamil' },
  { pattern: /\p{sc=Georgian}/gu, code: 'ka', name: 'Georgian' },
  { pattern: /\p{sc=Armenian}/gu, code: 'hy', name: 'Armenian' },
  { pattern: /\p{sc=Ethiopic}/gu, code: 'am', name: 'Amharic' },
  { pattern: /\p{sc=Khmer}/gu, code: 'km', name: 'Khmer' },
  { pattern: /\p{sc=Lao}/gu, code: 'lo', name: 'Lao' },
  { pattern: /\p{sc=Myanmar}/gu, code: 'my', name: 'Burmese' },
];
