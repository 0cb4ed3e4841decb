/** Adjectives: English | German | French | Spanish | Italian | Portuguese | Russian (stems) | Japanese | Chinese; without endings where they change. */
export const ADJECTIVES = `
old | alt | vieux, vieil, vieill, ancien | viej, antigu | vecchi, antic | velh, antig | стар, древн | 古い, 老いた | 老, 旧的, 古老的
young | jung | jeune | joven | giovan | jovem | молод | 若い | 年轻的
small | klein | petit, petite | pequeñ | piccol | pequen | маленьк, небольш | 小さな, 小さい | 小, 小小的
big | groß | grand, grande | grande, gran | grande, grandi | grande | больш, огромн | 大きな, 大きい | 大, 巨大的
red | rot | rouge | roj | ross | vermelh | красн | 赤い | 红色的, 红
blue | blau | bleu | azul | blu, azzurr | azul | син, голуб | 青い | 蓝色的, 蓝
green | grün | vert | verde | verde | verde | зелён, зелен | 緑の | 绿色的, 绿
yellow | gelb | jaune | amarill | giall | amarel | жёлт, желт | 黄色い | 黄色的, 黄
white | weiß | blanc, blanche | blanc | bianc | branc | бел | 白い | 白色的, 白
black | schwarz | noir | negr | ner | pret, negr | чёрн, черн | 黒い | 黑色的, 黑
grey | grau | gris | gris | grigi | cinzent | сер | 灰色の | 灰色的
golden | golden, goldn | doré | dorad | dorat | dourad | золот | 金色の | 金色的
silver | silbern | argenté | platead | argentat | pratead | серебр, серебрян | 銀色の | 银色的
pink | rosa | rose | rosad, rosa | rosa | rosa, cor-de-rosa | розов | ピンクの | 粉色的
beautiful | schön, wunderschön | beau, belle, bel | hermos, bell, bonit, lind | bell | bel, bonit, lind | красив, прекрасн | 美しい, きれいな | 美丽的
abandoned | verlassen | abandonné | abandonad | abbandonat | abandonad | заброшенн, брошенн | 廃れた, 捨てられた | 废弃的
lonely | einsam | solitaire, seul | solitari, sol | solitari | solitári, sozinh | одинок | 孤独な, ひとりぼっちの | 孤独的
quiet | ruhig, still | calme, tranquille | tranquil, silencios | tranquill, silenzios | tranquil, silencios | тих, спокойн | 静かな | 安静的
magical | magisch, verzaubert | magique, enchanté | mágic, encantad | magic, incantat | mágic, encantad | волшебн, магическ | 魔法の | 魔法的
dark | dunkel, dunkl | sombre, obscur | oscur | scur, buio | escur | тёмн, темн | 暗い | 黑暗的
cold | kalt | froid | frí | fredd | fri | холодн | 寒い, 冷たい | 寒冷的
warm | warm | chaud | cálid | cald | quente | тёпл, тепл | 暖かい | 温暖的
cozy | gemütlich | douillet, chaleureux, chaleureuse | acogedor | accoglient | aconchegant | уютн | 居心地の良い | 温馨的
mysterious | geheimnisvoll, mysteriös | mystérieux, mystérieuse | misterios | misterios | misterios | таинственн, загадочн | 神秘的な | 神秘的
snowy | verschneit, schneebedeckt | enneigé | nevad | innevat | nevad | заснеженн, снежн | 雪の積もった | 白雪覆盖的
sleeping | schlafend | endormi | dormid | addormentat | adormecid | спящ | 眠る, 眠っている | 睡着的
wild | wild | sauvage | salvaje | selvatic | selvagem | дик | 野生の | 野生的
sad | traurig | triste | triste | triste | triste | грустн, печальн | 悲しい | 悲伤的
happy | glücklich, fröhlich | heureux, heureuse, joyeux, joyeuse | feliz, alegre | felice | feliz, alegre | счастлив, весёл, весел | 幸せな | 快乐的
tired | müde | fatigué | cansad | stanc | cansad | устал | 疲れた | 疲惫的
futuristic | futuristisch | futuriste | futurist | futuristic | futurist | футуристическ | 未来的な, 未来の | 未来的
medieval | mittelalterlich | médiéval | medieval | medieval | medieval | средневеков | 中世の | 中世纪的
modern | modern | moderne | modern | modern | modern | современн | 現代的な, モダンな | 现代的
wooden | hölzern | en bois | de madera | di legno | de madeira | деревянн | 木製の | 木制的
empty | leer | vide | vací | vuot | vazi | пуст | 空っぽの, 誰もいない | 空荡荡的
foggy | neblig | brumeux, brumeuse | neblinos | nebbios | nebulos | туманн | 霧の | 雾蒙蒙的
rainy | regnerisch | pluvieux, pluvieuse | lluvios | piovos | chuvos | дождлив | 雨の | 下雨的
autumn | herbstlich | automnal | otoñal | autunnal | outonal | осенн | 秋の | 秋天的
winter | winterlich | hivernal | invernal | invernal | invernal | зимн | 冬の | 冬天的
summer | sommerlich | estival | veranieg | estiv | estival | летн | 夏の | 夏天的
spring | frühlingshaft | printanier | primaveral | primaveril | primaveril | весенн | 春の | 春天的
night | nächtlich | nocturne | nocturn | notturn | noturn | ночн | 夜間の | 夜间的
burning | brennend | en feu | en llamas | in fiamme | em chamas | горящ | 燃える | 燃烧的
flying | fliegend | volant | volador | volant | voador | летающ, летящ | 空飛ぶ, 飛ぶ | 飞翔的
long | lang | long, longue | larg | lung | long, comprid | длинн | 長い | 长长的
bearded | bärtig | barbu | barbud | barbut | barbud | бородат | 髭の | 大胡子的
friendly | freundlich | amical, gentil | amigable, amistos | amichevol | amigável | дружелюбн, добр | 優しい | 友好的
cute | süß, niedlich | mignon | lind, adorable | carin, tener | fof | мил | 可愛い, かわいい | 可爱的
`;

/** Verbs in the forms that stand in ideas: English | German | French | Spanish | Italian | Portuguese | Russian | Japanese | Chinese. */
export const VERBS = `
running | läuft, rennt, laufen, rennen, rennend | court, courent, courant | corre, corren, corriendo | corre, corrono, correndo | corre, correm, correndo | бежит, бегут, бегущ | 走る, 走っている | 奔跑
sleeping | schläft, schlafen | dort, dorment, dormant | duerme, duermen, durmiendo | dorme, dormono | dorme, dormem, dormindo | спит, спят | 眠る, 眠っている, 寝ている | 睡觉, 睡着
sitting | sitzt, sitzen, sitzend | assis, assise, assises | sentad, sentado, sentada, sentados | seduto, seduta, seduti | sentado, sentada, sentados | сидит, сидят, сидящ | 座る, 座っている | 坐
standing | steht, stehen, stehend | debout | de pie | in piedi | em pé | стоит, стоят, стоящ | 立つ, 立っている | 站
lying | liegt, liegen, liegend | allongé, allongée, couché | tumbado, acostado, acostada | sdraiato, sdraiata | deitado, deitada | лежит, лежат, лежащ | 横たわる | 躺
reading | liest, lesen, lesend | lit, lisant | lee, leyendo | legge, leggono, leggendo | lê, lendo | читает, читают, читающ | 読む, 読んでいる | 读, 看书
writing | schreibt, schreibend | écrit, écrivant | escribe, escribiendo | scrive, scrivendo | escreve, escrevendo | пишет, пишущ | 書く, 書いている | 写
playing | spielt, spielen, spielend, spielende, spielenden | joue, jouent, jouant | juega, juegan, jugando | gioca, giocano, giocando | brinca, brincam, brincando, jogando | играет, играют, играющ | 遊ぶ, 遊んでいる | 玩耍
dancing | tanzt, tanzen, tanzend, tanzende | danse, dansent, dansant | baila, bailan, bailando | balla, ballano, ballando | dança, dançam, dançando | танцует, танцуют, танцующ | 踊る, 踊っている | 跳舞
singing | singt, singen, singend | chante, chantent, chantant | canta, cantan, cantando | canta, cantano, cantando | canta, cantam, cantando | поёт, поет, поющ | 歌う, 歌っている | 唱歌
cooking | kocht, kochen, kochend | cuisine, cuisinent, cuisinant | cocina, cocinan, cocinando | cucina, cucinano, cucinando | cozinha, cozinhando | готовит, готовящ | 料理する, 作る | 做饭
eating | isst, essen, essend | mange, mangent, mangeant | come, comen, comiendo | mangia, mangiano, mangiando | come, comendo | ест, едят | 食べる, 食べている | 吃
drinking | trinkt, trinken, trinkend | boit, boivent, buvant | bebe, beben, bebiendo | beve, bevono, bevendo | bebe, bebendo | пьёт, пьет, пьют | 飲む, 飲んでいる | 喝
walking | geht, gehen, spaziert, gehend | marche, marchent, marchant, se promène | camina, caminan, caminando, pasea | cammina, camminano, camminando | caminha, caminhando, anda | идёт, идет, идут, идущ, гуляет | 歩く, 歩いている | 走路, 走
flying | fliegt, fliegen | vole, volent | vuela, vuelan, volando | vola, volano, volando | voa, voam, voando | летит, летят | 飛ぶ, 飛んでいる | 飞
swimming | schwimmt, schwimmen, schwimmend | nage, nagent, nageant | nada, nadan, nadando | nuota, nuotano, nuotando | nada, nadando | плывёт, плывет, плавает | 泳ぐ, 泳いでいる | 游泳, 游
jumping | springt, springen, springend | saute, sautent, sautant | salta, saltan, saltando | salta, saltano, saltando | pula, salta, pulando | прыгает, прыгающ | 跳ぶ, 飛び跳ねる | 跳跃
riding | reitet, reiten, reitend | chevauche, monte, chevauchant | monta, montando, cabalga | cavalca, cavalcando | monta, montando, cavalgando | скачет, едет | 乗る, 乗っている | 骑
waiting | wartet, warten, wartend | attend, attendent, attendant | espera, esperan, esperando | aspetta, aspettano, aspettando | espera, esperando | ждёт, ждет, ждут, ждущ | 待つ, 待っている | 等待
watching | schaut, beobachtet, blickt, sieht | regarde, regardent, regardant, observe | mira, miran, mirando, observa | guarda, guardano, guardando | olha, olhando, observa | смотрит, смотрят, смотрящ | 見る, 見ている, 眺める | 看
fishing | angelt, fischt, angelnd | pêche, pêchant | pesca, pescando | pesca, pescando | pesca, pescando | ловит рыбу, рыбачит | 釣る, 釣りをする | 钓鱼
laughing | lacht, lachen, lachend | rit, rient, riant | ríe, ríen, riendo | ride, ridono, ridendo | ri, rindo | смеётся, смеется | 笑う, 笑っている | 笑
crying | weint, weinen, weinend | pleure, pleurent, pleurant | llora, lloran, llorando | piange, piangono, piangendo | chora, chorando | плачет | 泣く, 泣いている | 哭泣
holding | hält, halten, haltend | tient, tiennent, tenant | sostiene, sosteniendo, agarra | tiene, tenendo | segura, segurando | держит, держащ | 持つ, 持っている | 拿着
wearing | trägt, tragen | porte, portent, portant | lleva, llevan, llevando | indossa, indossano, indossando | veste, usa, usando, vestindo | носит | 着た, 着る | 穿着
crossing | überquert, überqueren | traverse, traversent, traversant | cruza, cruzan, cruzando | attraversa, attraversano | atravessa, atravessando | переходит | 渡る | 穿过
guarding | bewacht, bewachen | garde, gardant | guarda, vigila | sorveglia, custodisce | guarda, guardando | охраняет, стережёт | 守る | 守护
falling | fällt, fallen, fallend | tombe, tombent, tombant | cae, caen, cayendo | cade, cadono, cadendo | cai, caindo | падает | 落ちる, 降る | 飘落
burning | brennt, brennen | brûle, brûlent | arde, quema | brucia, bruciano | queima | горит | 燃える | 燃烧
climbing | klettert, klettern | grimpe, grimpent, grimpant | escala, trepa, escalando | scala, arrampica | escala, sobe, escalando | лезет, карабкается | 登る | 攀登
chasing | jagt, jagen | poursuit, poursuivent | persigue, persiguiendo | insegue | persegue, perseguindo | гонится | 追いかける | 追逐
hiding | versteckt | se cache, caché | se esconde, escondido | si nasconde, nascosto | se esconde, escondido | прячется | 隠れる | 躲藏
painting | malt, malen | peint, peignant | pinta, pintando | dipinge, dipingendo | pinta, pintando | рисует | 描く | 画画
working | arbeitet, arbeiten | travaille, travaillant | trabaja, trabajando | lavora, lavorando | trabalha, trabalhando | работает | 働く | 工作
praying | betet | prie | reza, rezando | prega | reza, rezando | молится | 祈る | 祈祷
selling | verkauft | vend | vende, vendiendo | vende | vende, vendendo | продаёт, продает | 売る | 卖
hugging | umarmt, umarmen | enlace, étreint | abraza, abrazan, abrazando | abbraccia | abraça, abraçando | обнимает, обнимаются | 抱きしめる | 拥抱
kissing | küsst, küssen, küssend | embrasse, embrassent | besa, besan, besando, besándose | bacia, baciano | beija, beijando | целует, целуются | キスする | 亲吻
looking out of | schaut aus | regarde par | mira por | guarda fuori da | olha pela | смотрит в | 眺めている | 望着
`;

/** Words that link, by language: what is written and what it is in English; "-" for nothing. */
export const LINKS: Readonly<Record<string, string>> = {
  de: `der the, die the, das the, den the, dem the, des of the, ein a, eine a, einer a, einem a, einen a, eines of a, und and, mit with, ohne without, auf on, in in, im in the, ins into the, am at the, an at, vor in front of, vorm in front of the,
  hinter behind, unter under, unterm under the, über over, überm over the, neben beside, zwischen between, bei at, beim at the, von of, vom of the, zu to, zum to the, zur to the, aus of, durch through, während during, für for, bei at, nach after, am at the, um around, entlang along,
  sein his, seine his, seinem his, seinen his, seiner his, ihr her, ihre her, ihrem her, ihren her, ihrer her, zwei two, drei three, vier four, fünf five, viele many, ist -, sind -, sich -, gerade -, wie like, als as, der the, bei at, voller full of, voll full, es it`,
  fr: `le the, la the, les the, l' the, un a, une a, des -, du of the, de of, d' of, et and, avec with, sans without, sur on, dans in, en in, sous under, devant in front of, derrière behind, à at, au at the, aux with, près near, entre between, par by, pour for, vers toward, chez at, pendant during,
  contre against, parmi among, son his, sa her, ses his, deux two, trois three, quatre four, cinq five, qui -, est -, sont -, se -, s' -, son his, comme like, plein full, pleine full, remplie full, rempli full, bord edge, au-dessus above`,
  es: `el the, la the, los the, las the, un a, una a, unos some, unas some, del of the, al at the, de of, y and, e and, con with, sin without, sobre on, en in, bajo under, debajo under, encima on, detrás behind, delante in front of, entre between, por through, para for, hacia toward, a at, desde from, junto beside, durante during,
  contra against, su his, sus his, dos two, tres three, cuatro four, cinco five, muchos many, muchas many, que -, está -, están -, es -, se -, como like, lleno full, llena full, cerca near`,
  it: `il the, lo the, la the, i the, gli the, le the, l' the, un a, uno a, una a, un' a, del of the, dello of the, della of the, dei of the, delle of the, degli of the, dell' of the, di of, d' of, e and, ed and, con with, senza without, su on, sul on the, sulla on the, sui on the, sulle on the, sull' on the, in in, nel in the, nello in the, nella in the, nei in the, nelle in the, nell' in the,
  sotto under, sopra over, davanti in front of, dietro behind, tra between, fra between, per for, a at, al at the, alla at the, allo at the, all' at the, ai at the, da from, dal from the, dalla from the, verso toward, durante during, suo his, sua her, suoi his, due two, tre three, quattro four, cinque five, molti many, molte many, che -, sta -, è -, sono -, si -, come like, pieno full, piena full, vicino near`,
  pt: `o the, a the, os the, as the, um a, uma a, uns some, umas some, do of the, da of the, dos of the, das of the, de of, e and, com with, sem without, sobre on, em in, no in the, na in the, nos in the, nas in the, num in a, numa in a, ao at the, à at the, aos at the, às at the, sob under, debaixo under, atrás behind, diante in front of, entre between, por by, pelo through the, pela through the, para for, até to,
  durante during, contra against, seu his, sua her, seus his, dois two, duas two, três three, quatro four, cinco five, muitos many, que -, está -, estão -, é -, se -, como like, cheio full, cheia full, perto near`,
  ru: `в in, во in, на on, над over, под under, за behind, перед in front of, у by, около near, возле near, рядом beside, с with, со with, без without, и and, из from, от from, для for, через through, по along, между between, среди among, о about, к toward, до to, два two, две two, три three, четыре four, пять five, много many, его his, её her, ее her, который -, которая -, полный full`,
};
