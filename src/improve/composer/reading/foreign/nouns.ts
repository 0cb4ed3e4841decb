/** Nouns: English | German | French | Spanish | Italian | Portuguese | Russian (stems) | Japanese | Chinese. */
export const NOUNS = `
cat | katze, kater | chat, chatte | gato, gata | gatto, gatta | gato, gata | кошк, кот | 猫, ねこ, ネコ | 猫
kitten | kätzchen | chaton | gatito | gattino | gatinho | котён, котен | 子猫 | 小猫
dog | hund, hündin | chien, chienne | perro, perra | cane | cachorro, cão, cachorra | собак, пёс, пес | 犬, いぬ | 狗
puppy | welpe | chiot | cachorrito | cucciolo | filhote | щен | 子犬 | 小狗
horse | pferd, pferde=horses | cheval, chevaux=horses | caballo | cavallo | cavalo | лошад, конь, кон | 馬 | 马
fox | fuchs, füchse=foxes | renard | zorro | volpe | raposa | лис | 狐, キツネ | 狐狸
wolf | wolf, wölfe=wolves | loup | lobo | lupo | lobo | волк | 狼 | 狼
bear | bär | ours | oso | orso | urso | медвед | 熊, クマ | 熊
deer | hirsch, reh, rehe | cerf, biche | ciervo, venado | cervo | cervo, veado | олен | 鹿 | 鹿
owl | eule | hibou, chouette | búho, lechuza | gufo | coruja | сов, филин | フクロウ, 梟 | 猫头鹰
bird | vogel, vögel=birds | oiseau, oiseaux=birds | pájaro, ave | uccello, uccelli=birds | pássaro | птиц | 鳥 | 鸟
raven | rabe, raben=ravens | corbeau | cuervo | corvo | corvo | ворон | カラス | 乌鸦
swan | schwan | cygne | cisne | cigno | cisne | лебед | 白鳥 | 天鹅
whale | wal | baleine | ballena | balena | baleia | кит | クジラ, 鯨 | 鲸鱼, 鲸
fish | fisch, fische | poisson | pez, peces | pesce, pesci | peixe | рыб | 魚 | 鱼
butterfly | schmetterling, schmetterlinge=butterflies | papillon | mariposa | farfalla, farfalle=butterflies | borboleta | бабочк | 蝶 | 蝴蝶
bee | biene | abeille | abeja | ape, api=bees | abelha | пчел, пчёл | 蜂 | 蜜蜂
rabbit | hase, kaninchen | lapin | conejo | coniglio | coelho | кролик, заяц, зайц | うさぎ, ウサギ | 兔子
squirrel | eichhörnchen | écureuil | ardilla | scoiattolo | esquilo | белк | リス | 松鼠
hedgehog | igel | hérisson | erizo | riccio | ouriço | ёж, еж | ハリネズミ | 刺猬
lion | löwe, löwen=lions | lion | león | leone | leão | лев, льв | ライオン | 狮子
tiger | tiger | tigre | tigre | tigre | tigre | тигр | 虎 | 老虎
elephant | elefant | éléphant | elefante | elefante | elefante | слон | 象 | 大象
cow | kuh, kühe=cows | vache | vaca | mucca | vaca | коров | 牛 | 牛
sheep | schaf, schafe | mouton | oveja | pecora | ovelha | овц | 羊 | 羊
frog | frosch | grenouille | rana | rana | sapo | лягушк | カエル | 青蛙
mouse | maus | souris | ratón | topo | rato | мыш | ネズミ | 老鼠
panda | panda | panda | panda | panda | panda | панд | パンダ | 熊猫
turtle | schildkröte | tortue | tortuga | tartaruga | tartaruga | черепах | 亀 | 乌龟
parrot | papagei | perroquet | loro | pappagallo | papagaio | попуга | オウム | 鹦鹉
man | mann, männer=men | homme | hombre | uomo, uomini=men | homem, homens=men | мужчин | 男, 男性, 男の人 | 男人
woman | frau | femme | mujer | donna | mulher | женщин, девушк | 女, 女性, 女の人 | 女人
girl | mädchen | fille, fillette | niña, chica | ragazza, bambina | menina, garota | девочк | 少女, 女の子 | 女孩, 少女
boy | junge | garçon | niño, chico | ragazzo, bambino | menino, garoto | мальчик | 少年, 男の子 | 男孩
child | kind, kinder=children | enfant, enfants=children | niños=children | bambini=children | criança, crianças=children | ребен, ребён, дет=children | 子供, 子ども | 孩子
grandmother | oma, großmutter | grand-mère, mamie | abuela | nonna | avó | бабушк | おばあさん, 祖母 | 奶奶
grandfather | opa, großvater | grand-père | abuelo | nonno | avô | дедушк | おじいさん, 祖父 | 爷爷
old man | greis | vieillard | anciano, viejo | vecchio | velho, idoso | старик | 老人 | 老人
old woman | greisin | vieille | anciana, vieja | vecchia | velha, idosa | старух | 老婆 | 老妇人
mother | mutter | mère | madre | madre, mamma | mãe | мам, мать, матер | 母, お母さん | 妈妈
father | vater | père | padre | padre, papà | pai | пап, отец, отц | 父, お父さん | 爸爸
couple | paar, liebespaar | couple | pareja | coppia | casal | пар | カップル, 恋人 | 情侣
fisherman | fischer | pêcheur | pescador | pescatore | pescador | рыбак | 漁師 | 渔夫
baker | bäcker, bäckerin | boulanger, boulangère | panadero | panettiere, fornaio | padeiro | пекар | パン屋 | 面包师
farmer | bauer, bäuerin | fermier, paysan | granjero, campesino | contadino | agricultor, fazendeiro | фермер, крестьян | 農夫 | 农民
dancer | tänzerin, tänzer | danseuse, danseur | bailarina, bailarín | ballerina, ballerino | dançarina, bailarina | танцовщиц, балерин | 踊り子, ダンサー | 舞者
musician | musiker, straßenmusiker | musicien | músico | musicista | músico | музыкант | 音楽家 | 音乐家
painter | maler, malerin | peintre | pintor, pintora | pittore | pintor | художник | 画家 | 画家
cook | koch, köchin | cuisinier, cuisinière | cocinero, cocinera | cuoco, cuoca | cozinheiro, cozinheira | повар | 料理人 | 厨师
soldier | soldat | soldat | soldado | soldato | soldado | солдат | 兵士 | 士兵
king | könig | roi | rey | re | rei | корол | 王 | 国王
queen | königin | reine | reina | regina | rainha | королев | 女王 | 女王
princess | prinzessin | princesse | princesa | principessa | princesa | принцесс | 姫, お姫様 | 公主
knight | ritter | chevalier | caballero | cavaliere | cavaleiro | рыцар | 騎士 | 骑士
samurai | samurai | samouraï | samurái | samurai | samurai | самура | 侍, 武士 | 武士
witch | hexe | sorcière | bruja | strega | bruxa | ведьм | 魔女 | 女巫
wizard | zauberer, magier | sorcier, magicien | mago, brujo | mago | mago, feiticeiro | волшебник, маг | 魔法使い | 巫师
fairy | fee | fée | hada | fata | fada | фе | 妖精 | 仙女
mermaid | meerjungfrau | sirène | sirena | sirena | sereia | русалк | 人魚 | 美人鱼
dragon | drache, drachen | dragon | dragón | drago | dragão | дракон | 龍, 竜, ドラゴン | 龙
unicorn | einhorn | licorne | unicornio | unicorno | unicórnio | единорог | ユニコーン | 独角兽
ghost | gespenst, geist | fantôme | fantasma | fantasma | fantasma | призрак | 幽霊 | 幽灵
angel | engel | ange | ángel | angelo | anjo | ангел | 天使 | 天使
robot | roboter | robot | robot | robot | robô | робот | ロボット | 机器人
astronaut | astronaut, astronautin | astronaute | astronauta | astronauta | astronauta | космонавт, астронавт | 宇宙飛行士 | 宇航员
house | haus, häuser=houses | maison | casa | casa, case=houses | casa | дом | 家 | 房子
cabin | hütte, häuschen, blockhütte | cabane, chalet | cabaña | baita, capanna | cabana | хижин, избушк, домик | 小屋 | 小木屋
castle | schloss, burg | château | castillo | castello | castelo | замок, замк | 城 | 城堡
lighthouse | leuchtturm | phare | faro | faro | farol | маяк | 灯台 | 灯塔
church | kirche | église | iglesia | chiesa | igreja | церк | 教会 | 教堂
temple | tempel | temple | templo | tempio | templo | храм | 寺, お寺, 神社 | 寺庙
tower | turm | tour | torre | torre | torre | башн | 塔 | 塔
bridge | brücke | pont | puente | ponte | ponte | мост | 橋 | 桥
windmill | windmühle, mühle | moulin | molino | mulino | moinho | мельниц | 風車 | 风车
train station | bahnhof | gare | estación | stazione | estação | вокзал, станци | 駅 | 火车站
city | stadt | ville | ciudad | città | cidade | город | 街, 都市, 町 | 城市
village | dorf | village | pueblo, aldea | villaggio, paese | vila, aldeia | деревн, сел | 村 | 村庄
street | straße | rue | calle | strada, via | rua | улиц | 通り, 道 | 街道
alley | gasse | ruelle | callejón | vicolo | beco | переул | 路地 | 小巷
market | markt, marktplatz | marché | mercado | mercato | mercado, feira | рын | 市場 | 市场
christmas market | weihnachtsmarkt | marché de noël | mercado navideño | mercatino di natale | mercado de natal | рождественск ярмарк | クリスマスマーケット | 圣诞市场
square | platz | place | plaza | piazza | praça | площад | 広場 | 广场
harbor | hafen | port | puerto | porto | porto | порт, гаван | 港 | 港口
garden | garten | jardin | jardín | giardino | jardim | сад | 庭, 庭園 | 花园
park | park | parc | parque | parco | parque | парк | 公園 | 公园
forest | wald | forêt | bosque | foresta, bosco | floresta | лес | 森, 森林 | 森林
mountain | berg, berge=mountains, gebirge=mountains | montagne, montagnes=mountains | montaña, montañas=mountains | montagna, montagne=mountains | montanha, montanhas=mountains | гора, горы=mountains, гор | 山 | 山
hill | hügel | colline | colina | collina | colina | холм | 丘 | 山丘
sea | meer, ozean | mer | mar | mare | mar | море, мор | 海 | 大海, 海
beach | strand | plage | playa | spiaggia | praia | пляж | 海辺, 浜辺, 砂浜 | 海滩
lake | see, bergsee, weiher | lac | lago | lago | lago | озер | 湖 | 湖
river | fluss | rivière, fleuve | río | fiume | rio | рек | 川 | 河
waterfall | wasserfall | cascade, chute | cascada | cascata | cachoeira | водопад | 滝 | 瀑布
desert | wüste | désert | desierto | deserto | deserto | пустын | 砂漠 | 沙漠
field | feld | champ | campo | campo | campo | поле, пол | 畑, 野原 | 田野
meadow | wiese | prairie, pré | pradera, prado | prato | prado | луг | 草原 | 草地
island | insel | île | isla | isola | ilha | остров | 島 | 岛
sky | himmel | ciel | cielo | cielo | céu | неб | 空 | 天空
clouds | wolken | nuages | nubes | nuvole | nuvens | облак | 雲 | 云
moon | mond | lune | luna | luna | lua | лун | 月 | 月亮
moonlight | mondlicht, mondschein | clair de lune | luz de la luna | chiaro di luna | luar | лунн свет | 月光, 月明かり | 月光
full moon | vollmond | pleine lune | luna llena | luna piena | lua cheia | полнолун | 満月 | 满月
stars | sternen, sterne | étoiles | estrellas | stelle | estrelas | звезд, звёзд | 星, 星空 | 星星, 星空
sun | sonne | soleil | sol | sole | sol | солнц | 太陽 | 太阳
snow | schnee | neige | nieve | neve | neve | снег | 雪 | 雪
rain | regen | pluie | lluvia | pioggia | chuva | дожд | 雨 | 雨
fog | nebel | brouillard, brume | niebla | nebbia | neblina, nevoeiro | туман | 霧 | 雾
storm | sturm, gewitter | orage, tempête | tormenta, tempestad | tempesta | tempestade | бур, шторм | 嵐 | 暴风雨
wind | wind | vent | viento | vento | vento | ветер, ветр | 風 | 风
sunset | sonnenuntergang | coucher de soleil | atardecer, puesta de sol | tramonto | pôr do sol | закат | 夕日, 夕焼け | 日落
sunrise | sonnenaufgang | lever de soleil | amanecer | alba | nascer do sol, amanhecer | рассвет, восход | 日の出, 夜明け | 日出
night | nacht | nuit | noche | notte | noite | ночь, ночью, ноч | 夜 | 夜晚, 夜
morning | morgen | matin | mañana | mattina | manhã | утр | 朝 | 早晨
evening | abend | soir, soirée | tarde | sera | tarde | вечер | 夕方 | 傍晚
winter | winter | hiver | invierno | inverno | inverno | зим | 冬 | 冬天
summer | sommer | été | verano | estate | verão | лет | 夏 | 夏天
autumn | herbst | automne | otoño | autunno | outono | осен | 秋 | 秋天
spring | frühling | printemps | primavera | primavera | primavera | весн | 春 | 春天
christmas | weihnachten | noël | navidad | natale | natal | рождеств | クリスマス | 圣诞节
room | zimmer | chambre, pièce | habitación, cuarto | stanza, camera | quarto | комнат | 部屋 | 房间
kitchen | küche | cuisine | cocina | cucina | cozinha | кухн | 台所, キッチン | 厨房
library | bibliothek, bücherei | bibliothèque | biblioteca | biblioteca | biblioteca | библиотек | 図書館 | 图书馆
cafe | café, cafe | café | café, cafetería | caffè, bar | café, cafeteria | кафе | カフェ, 喫茶店 | 咖啡馆
bakery | bäckerei | boulangerie | panadería | panetteria | padaria | пекарн | パン屋さん | 面包店
shop | laden | boutique, magasin | tienda | negozio | loja | магазин | 店 | 商店
school | schule | école | escuela | scuola | escola | школ | 学校 | 学校
theater | theater | théâtre | teatro | teatro | teatro | театр | 劇場 | 剧院
roof | dach | toit | tejado, techo | tetto | telhado | крыш | 屋根 | 屋顶
roofs | dächer, dächern | toits | tejados | tetti | telhados | крыши | 屋根屋根 | 屋顶们
window | fenster | fenêtre | ventana | finestra | janela | окн | 窓 | 窗户
windowsill | fensterbank, fensterbrett | rebord de la fenêtre | alféizar | davanzale | parapeito | подоконник | 窓辺 | 窗台
door | tür | porte | puerta | porta | porta | двер | 扉, ドア | 门
table | tisch | table | mesa | tavolo | mesa | стол | 机, テーブル | 桌子
chair | stuhl | chaise | silla | sedia | cadeira | стул | 椅子 | 椅子
sofa | sofa, couch | canapé | sofá | divano | sofá | диван | ソファ | 沙发
bed | bett | lit | cama | letto | cama | кроват | ベッド | 床
bench | bank, parkbank | banc | banco | panchina | banco | скамейк | ベンチ | 长椅
book | buch | livre | libro | libro | livro | книг | 本 | 书
books | bücher, büchern | livres | libros | libri | livros | книги | 本々 | 书籍
letter | brief | lettre | carta | lettera | carta | письм | 手紙 | 信
umbrella | regenschirm, schirm | parapluie | paraguas | ombrello | guarda-chuva | зонт | 傘 | 雨伞
balloon | luftballon, ballon | ballon | globo | palloncino | balão | шар | 風船 | 气球
hat | hut | chapeau | sombrero | cappello | chapéu | шляп | 帽子 | 帽子
dress | kleid | robe | vestido | vestito | vestido | плать | ドレス | 裙子
lantern | laterne | lanterne | farolillo, linterna | lanterna | lanterna | фонар | 提灯, ランタン | 灯笼
candle | kerze | bougie | vela | candela | vela | свеч | 蝋燭, ろうそく | 蜡烛
clock | uhr | horloge | reloj | orologio | relógio | час | 時計 | 时钟
piano | klavier | piano | piano | pianoforte | piano | пианино | ピアノ | 钢琴
violin | geige, violine | violon | violín | violino | violino | скрипк | バイオリン | 小提琴
guitar | gitarre | guitare | guitarra | chitarra | violão, guitarra | гитар | ギター | 吉他
flower | blume | fleur | flor | fiore | flor | цветок | 花 | 花
flowers | blumen | fleurs | flores | fiori | flores | цвет | 花々, 花束 | 花朵
rose | rose | rose | rosa | rosa | rosa | роз | 薔薇, バラ | 玫瑰
sunflowers | sonnenblumen | tournesols | girasoles | girasoli | girassóis | подсолнух | ひまわり, 向日葵 | 向日葵
cherry blossoms | kirschblüten | cerisiers en fleurs | cerezos en flor | fiori di ciliegio | flores de cerejeira | сакур | 桜 | 樱花
tree | baum | arbre | árbol | albero | árvore | дерев | 木 | 树
trees | bäume, bäumen | arbres | árboles | alberi | árvores | деревья | 木々 | 树林
leaves | blätter, blättern, laub | feuilles | hojas | foglie | folhas | лист | 葉, 落ち葉 | 树叶
mushroom | pilz | champignon | seta, hongo | fungo | cogumelo | гриб | キノコ | 蘑菇
boat | boot | bateau, barque | barco, barca | barca | barco | лодк | 船, 舟, 小舟 | 船, 小船
fishing boat | fischerboot | bateau de pêche | barco de pesca | peschereccio | barco pesqueiro | рыбацк лодк | 漁船 | 渔船
ship | schiff | navire | buque, nave | nave | navio | корабл | 帆船 | 轮船
train | zug | train | tren | treno | trem, comboio | поезд | 電車, 列車 | 火车
car | auto, wagen | voiture | coche, carro, auto | macchina, auto | carro | машин, автомобил | 車 | 汽车
bicycle | fahrrad | vélo, bicyclette | bicicleta | bicicletta | bicicleta | велосипед | 自転車 | 自行车
airplane | flugzeug | avion | avión | aereo | avião | самолет, самолёт | 飛行機 | 飞机
spaceship | raumschiff | vaisseau spatial | nave espacial | astronave | nave espacial | космическ корабл | 宇宙船 | 宇宙飞船
bread | brot | pain | pan | pane | pão | хлеб | パン | 面包
cake | kuchen, torte | gâteau | pastel, tarta | torta | bolo | торт | ケーキ | 蛋糕
coffee | kaffee | café | café | caffè | café | кофе | コーヒー, 珈琲 | 咖啡
tea | tee | thé | té | tè | chá | ча | お茶 | 茶
soup | suppe | soupe | sopa | zuppa | sopa | суп | スープ | 汤
paella | paella | paella | paella | paella | paella | паэль | パエリア | 海鲜饭
ramen | ramen | ramen | ramen | ramen | ramen | рамен | ラーメン | 拉面
ice cream | eis | glace | helado | gelato | sorvete | морожен | アイス | 冰淇淋
apple | apfel | pomme | manzana | mela | maçã | яблок | りんご | 苹果
wine | wein | vin | vino | vino | vinho | вин | ワイン | 红酒
tokyo | tokio, tokyo | tokyo | tokio | tokyo | tóquio | токио | 東京 | 东京
kyoto | kyoto | kyoto | kioto | kyoto | quioto | киото | 京都 | 京都
paris | paris | paris | parís | parigi | paris | париж | パリ | 巴黎
venice | venedig | venise | venecia | venezia | veneza | венеци | ヴェネツィア | 威尼斯
lisbon | lissabon | lisbonne | lisboa | lisbona | lisboa | лиссабон | リスボン | 里斯本
berlin | berlin | berlin | berlín | berlino | berlim | берлин | ベルリン | 柏林
loneliness | einsamkeit | solitude | soledad | solitudine | solidão | одиночеств | 孤独 | 孤独
love | liebe | amour | amor | amore | amor | любов | 愛 | 爱
freedom | freiheit | liberté | libertad | libertà | liberdade | свобод | 自由 | 自由
dream | traum | rêve | sueño | sogno | sonho | мечт, сон | 夢 | 梦
silence | stille | silence | silencio | silenzio | silêncio | тишин | 静けさ | 寂静
nostalgia | nostalgie, sehnsucht | nostalgie | nostalgia | nostalgia | nostalgia, saudade | ностальги | 郷愁 | 乡愁
portrait | porträt, portrait | portrait | retrato | ritratto | retrato | портрет | 肖像, 肖像画 | 肖像
face | gesicht | visage | cara, rostro | viso, volto | rosto | лиц | 顔 | 脸
eyes | augen | yeux | ojos | occhi | olhos | глаз | 目, 瞳 | 眼睛
hair | haar, haare, haaren | cheveux | pelo, cabello | capelli | cabelo, cabelos | волос | 髪 | 头发
beard | bart | barbe | barba | barba | barba | бород | 髭, ひげ | 胡子
sword | schwert | épée | espada | spada | espada | меч | 剣, 刀 | 剑
treasure | schatz | trésor | tesoro | tesoro | tesouro | сокровищ | 宝, 宝物 | 宝藏
logo | logo | logo | logo, logotipo | logo | logotipo, logo | логотип | ロゴ | 标志
poster | plakat, poster | affiche | cartel, póster | poster, manifesto | cartaz, pôster | плакат, афиш | ポスター | 海报
ruin | ruine | ruine | ruina | rovina | ruína | руин | 廃墟 | 废墟
path | weg, pfad | chemin, sentier | camino, sendero | sentiero | caminho | тропинк, дорог | 小道 | 小路
ice | eis | glace | hielo | ghiaccio | gelo | лёд, лед, льд | 氷 | 冰
fire | feuer | feu | fuego | fuoco | fogo | огонь, огн | 火, 焚き火 | 火
light | licht | lumière | luz | luce | luz | свет | 光 | 光
shadow | schatten | ombre | sombra | ombra | sombra | тень, тени | 影 | 影子
music | musik | musique | música | musica | música | музык | 音楽 | 音乐
toy | spielzeug | jouet | juguete | giocattolo | brinquedo | игрушк | 玩具 | 玩具
ball | ball | balle, ballon | pelota | palla | bola | мяч | ボール | 球
football | fußball | football | fútbol | calcio | futebol | футбол | サッカー | 足球
`;
