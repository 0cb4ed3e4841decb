import { wordingKey } from '../../../text/prompt-text.ts';

/** What one refuses to do, after "I cannot". */
const DO =
  '(?:(?:help|assist|aid|support|creat|generat|produc|provid|writ|mak|fulfil+|compl(?:y|et)|continu|engag|participat|describ|depict|draw|design|craft|offer|shar|answer|respond|discuss|process|proceed|accommodat|satisfy|honou?r|giv(?:e|ing) you)(?:e|ing)?|do(?:ing)? (?:that|this|so)|be of (?:help|assistance)|go (?:along|ahead))';
/** What it is about: the request, and not the image. */
const ABOUT =
  '(?:that|this|it|you|your|with|such|these|those|any|prompts?|images?|images?|content|requests?|material|variants?|explicit|sexual|violent|harmful|illegal|in|to|on|further|here)\\b|(?=[.!,;:…]|$)';
const CANNOT =
  "(?:can(?:no|['’]?)t|can not|could(?:n['’]t| not)|won['’]?t|will not|(?:am|['’]m|are|['’]re) (?:\\w+ )?(?:unable|not able|not allowed|not permitted|not comfortable|not going|not in a position|uncomfortable|prohibited)(?: to| from| with)?|do(?:n['’]t| not) (?:feel comfortable|wish)(?: to| with)?|must (?:respectfully |politely )?(?:decline|refuse)(?: to)?|(?:have|need) to (?:respectfully |politely )?(?:decline|refuse)(?: to)?|should(?:n['’]t| not)|refuse to|decline to|(?:['’]d|would) (?:rather|prefer) not(?: to)?)";
const APOLOGY =
  "(?:(?:i|we)(?:['’]m| am|['’]re| are) (?:\\w+ )?(?:sorry|afraid)|sorry|apologies|my apologies|(?:i|we) apologi[sz]e|unfortunately|regrettably|as an? (?:responsible |helpful )?(?:ai|assistant|language model|artificial)|thank you|thanks|i understand|i appreciate)";

/** Ways to refuse, each from the start of a sentence on. */
const WAYS: readonly RegExp[] = [
  // "I can't help with that", whatever is said before it.
  new RegExp(
    `^(?:${APOLOGY}\\b[^.!?。]{0,120}?)?\\b(?:i|we)\\s?${CANNOT}\\s(?:\\w+ly\\s)?${DO}\\s*(?:${ABOUT})`,
  ),
  new RegExp(
    `^(?:${APOLOGY}\\b[^.!?]{0,120}?)?\\b(?:i|we)\\s?(?:must|have to|need to|will have to) (?:\\w+ly )?(?:decline|refuse)\\b`,
  ),
  new RegExp(
    `^${APOLOGY}\\b[^.!?]{0,60}?\\b(?:i|we)\\s?${CANNOT}\\s(?:\\w+ly\\s)?(?:${DO}|do|meet|follow)\\b`,
  ),
  new RegExp(
    `^(?:${APOLOGY}[\\s,.!]{1,3})?(?:unable|not able|cannot|can['’]t) (?:to )?${DO}\\s*(?:${ABOUT})`,
  ),
  /^(?:sorry[,.! ]+)?(?:but )?(?:this|that|the|your) (?:request|prompt|content|idea|image|topic|query)(?: \w+){0,3} (?:(?:violates?|goes against|is against|may violate|breaches|conflicts with|contravenes|falls outside|is not (?:allowed|permitted|something)|(?:was|has been|is) (?:flagged|blocked|rejected|refused|denied|declined|filtered))|(?:can(?:not|['’]t) be (?:fulfilled|processed|completed|generated|created)))\b/,
  /^(?:it is|it['’]s|that is|that['’]s) (?:against|not (?:appropriate|something i)|inappropriate)\b.{0,60}\b(?:polic|guideline|request|help|create|generate|for me)/,
  /^(?:request|content|prompt|answer|response|output) (?:was |has been |is )?(?:declined|refused|denied|rejected|blocked|filtered|removed|flagged|withheld)(?: (?:by|due|because|for|as)\b.{0,80})?[.!\])]*$/,
  /^(?:refused|refusal|declined|i decline|i refuse|content policy violation|no comment)[.!\])]*$/,
  // What stands in the way instead of the one who refuses.
  new RegExp(
    `^(?:${APOLOGY}\\b[^.!?]{0,60}?)?my (?:\\w+ ){0,3}(?:guidelines|polic(?:y|ies)|programming|rules|instructions|principles|training|safety \\w+) (?:prevents?|prohibits?|forbids?|(?:do|does|will)(?:n['’]t| not) (?:allow|permit|let)|bars?|stops?)\\b`,
  ),
  new RegExp(
    `^${APOLOGY}\\b[^.!?]{0,60}?\\b(?:(?:that|this|it|creating|writing|generating|producing)\\b[^.!?]{0,40}?(?:is not|isn['’]t|['’]s not|would not be|wouldn['’]t be) (?:something )?(?:possible|allowed|appropriate|permitted|i(?:['’]m| am| can))|not something i)`,
  ),
  /^(?:it|that|this) would(?:n['’]t| not) be (?:appropriate|right|responsible|ethical|okay|ok) (?:for me )?to (?:write|create|generate|produce|help|describe|provide|make)\b/,
  /^i(?:['’]m| am) (?:just |only )?an? (?:ai|language model|assistant|harmless)\b[^.!?]{0,40}\b(?:can(?:no|['’])?t|cannot|won['’]t|not able|unable)\b/,
  /^i(?:['’]m| am) (?:programmed|designed|trained|built) to be (?:a )?(?:safe|harmless|helpful)\b/,
  /^let['’]?s (?:talk|chat|speak) about something else\b/,
  // German, Dutch, Scandinavian.
  /^.{0,80}?\b(?:kann|darf|werde|möchte) (?:ich|wir)?.{0,60}\b(?:nicht|keine[nrsm]?)\b.{0,80}\b(?:helfen|weiterhelfen|erstellen|schreiben|generieren|unterstützen|erfüllen|bearbeiten|nachkommen|beantworten|anbieten|liefern|beschreiben|dienen)/,
  /^(?:es )?(?:tut mir (?:sehr )?leid|entschuldigung|leider|bedaure)\b.{0,80}\b(?:kann|darf|können|werde|möglich)\b/,
  /^.{0,40}\b(?:ik|wij) (?:kan|mag|kunnen)\b.{0,60}\b(?:niet|geen)\b.{0,60}\b(?:helpen|maken|schrijven|genereren|voldoen|verder)/,
  /^(?:sorry|het spijt me|helaas)\b.{0,60}\b(?:kan|mag)\b.{0,40}\b(?:niet|geen)\b/,
  /^(?:tyvärr|beklagar|förlåt|ursäkta|jag är ledsen|beklager|desværre|dessverre|undskyld|unnskyld|jeg er ked af|det er jeg lei)[^.]{0,60}\bkan\b[^.]{0,20}\b(?:inte|ikke)\b/,
  /^(?:jag|jeg) kan (?:tyvärr |desværre |dessverre )?(?:inte|ikke)\b.{0,40}\b(?:hjälpa|skapa|skriva|generera|hjælpe|hjelpe|lave|lage|skrive|oprette)/,
  // French, Spanish, Catalan, Portuguese, Italian, Romanian.
  /^(?:je suis |nous sommes )?(?:vraiment )?(?:désolée?s?|navrée?s?|malheureusement|je regrette)(?![\p{L}]).{0,80}\b(?:ne (?:peux|puis|pouvons|suis|saurais)|impossible)/u,
  /^.{0,40}\bje ne (?:peux|puis|suis|saurais)(?: pas)?\b.{0,60}\b(?:aider|créer|générer|écrire|répondre|assister|satisfaire|fournir|produire|accéder|donner suite|traiter)/,
  /^(?:lo siento|lo lamento|disculp[ae]|perdón|lamentablemente|desafortunadamente|ho sento)\b.{0,80}\bno (?:puedo|podemos|podré|es posible|me es posible|puc)/,
  /^.{0,40}\bno (?:puedo|podemos|podré|me es posible|estoy en condiciones|puc)\b.{0,40}\b(?:ayudar|asistir|crear|generar|escribir|cumplir|proporcionar|hacer eso|responder|atender|ajudar)/,
  /^(?:desculp[ae]|sinto muito|lamento|infelizmente|peço desculpas?)(?![\p{L}]).{0,80}não (?:posso|consigo|podemos|é possível)/u,
  /^.{0,40}(?<![\p{L}])não (?:posso|consigo|podemos) .{0,40}(?:ajudar|criar|gerar|escrever|atender|fornecer|auxiliar|cumprir)/u,
  /^(?:mi dispiace|spiacente|purtroppo|scusa|mi scuso)\b.{0,80}\bnon (?:posso|possiamo|è possibile|sono in grado)/,
  /^.{0,40}\bnon (?:posso|possiamo|sono in grado)\b.{0,40}\b(?:aiutar|assister|creare|generare|scrivere|soddisfare|fornire)/,
  /^(?:îmi pare rău|ne pare rău|din păcate|scuze)(?![\p{L}]).{0,60}nu (?:pot|putem)/u,
  // Polish, Czech, Hungarian, Finnish, Turkish, Greek, Russian, Ukrainian.
  /^(?:przepraszam|przykro mi|niestety|wybacz)(?![\p{L}]).{0,80}nie (?:mogę|możemy|jestem w stanie)/u,
  /^.{0,40}nie (?:mogę|jestem w stanie) .{0,40}(?:pomóc|stworzyć|napisać|wygenerować|spełnić|tworzyć)/u,
  /^(?:omlouvám|bohužel|je mi líto|promiňte|prepáčte|žiaľ)(?![\p{L}]).{0,60}(?:nemohu|nemůžu|nemôžem|nelze)/u,
  /^(?:sajnálom|sajnos|elnézést|bocsánat)(?![\p{L}]).{0,60}nem (?:tudok|segíthetek|tudom|áll|lehetséges)/u,
  /^(?:pahoittelen|valitettavasti|anteeksi|olen pahoillani)(?![\p{L}]).{0,60}\ben (?:voi|pysty)/u,
  /^(?:üzgünüm|özür dilerim|maalesef|ne yazık ki|kusura bakma).{0,120}(?:amam|emem|amıyorum|emiyorum|mümkün değil|amayız|emeyiz)/u,
  /^(?:λυπάμαι|συγγνώμη|δυστυχώς|ζητώ συγγνώμη).{0,80}δεν (?:μπορώ|μπορούμε|είναι)/u,
  /^(?:извините|простите|прошу прощения|к сожалению|мне (?:очень )?жаль|сожалею).{0,80}не (?:могу|можем|в состоянии|смогу|получится)/u,
  /^.{0,40}(?<![\p{L}])не (?:могу|можу|буду|смогу) .{0,40}(?:помочь|помогать|созда|написать|сгенерировать|выполнить|допомогти|створити|написати|виконати)/u,
  /^(?:вибачте|на жаль|перепрошую|мені шкода).{0,80}не (?:можу|можемо|зможу)/u,
  // Bulgarian, Croatian and Serbian in both scripts, Slovene, Estonian, Lithuanian, Latvian.
  /^(?:съжалявам|за съжаление|извинявай|извинете)(?![\p{L}]).{0,60}не (?:мога|можем|е възможно)/u,
  /^(?:žao mi je|nažalost|oprosti|oprostite|izvini|izvinite|žal|oprostite|жао ми је|нажалост|извините|опростите)(?![\p{L}]).{0,60}(?:ne (?:mogu|možemo|morem|moremo)|не (?:могу|можемо))/u,
  /^(?:vabandust|vabandan|kahjuks|mul on kahju)(?![\p{L}]).{0,60}ei (?:saa|ole võimalik|tohi)/u,
  /^(?:atsiprašau|deja|apgailestauju)(?![\p{L}]).{0,60}(?:negaliu|negalime|neįmanoma)/u,
  /^(?:atvainojiet|atvaino|diemžēl|piedodiet|man žēl)(?![\p{L}]).{0,60}(?:nevaru|nevaram|nav iespējams)/u,
  // Tagalog, Swahili, Persian, Urdu, Bengali, Tamil.
  /^(?:paumanhin|pasensya(?: na)?|ikinalulungkot|sorry)(?![\p{L}]).{0,60}hindi (?:ako|ko|kita|po|maaari)/u,
  /^(?:samahani|pole|nasikitika|naomba radhi)(?![\p{L}]).{0,60}(?:siwezi|hatuwezi|haiwezekani)/u,
  /^(?:متأسفم|متاسفم|متأسفانه|متاسفانه|ببخشید|پوزش|عذرخواهی).{0,80}(?:نمی[\u200c ]?توانم|نمی[\u200c ]?شود|قادر نیستم|امکان)/u,
  /^(?:معذرت|معاف|مجھے افسوس|افسوس|میں معذرت).{0,80}(?:نہیں|قاصر)/u,
  /^(?:দুঃখিত|আমি দুঃখিত|ক্ষমা|মাফ).{0,80}(?:পারব না|পারবো না|পারি না|পারছি না|সম্ভব নয়)/u,
  /^(?:மன்னிக்கவும்|வருந்துகிறேன்|மன்னிக்க).{0,80}(?:முடியாது|முடியவில்லை|இயலாது)/u,
  // Chinese, Japanese, Korean, Vietnamese, Indonesian, Thai, Arabic, Hebrew, Hindi.
  /^(?:很|非常|十分)?(?:抱歉|对不起|對不起|遗憾|遺憾|不好意思).{0,60}(?:无法|無法|不能|不可以|不便|不会)/u,
  /^(?:作为.{0,12}[,，])?我(?:们)?(?:无法|無法|不能|不会|不會|不可以)(?:为您|為您|帮|幫|协助|協助|提供|生成|创建|創建|创作|完成|满足|滿足|处理|處理|回答|继续|撰写|编写)/u,
  /^(?:大変)?(?:申し訳|すみません|ごめんなさい|恐れ入ります|恐縮).{0,80}(?:できません|できかねます|いたしかねます|致しかねます|応じられません|お応えでき)/u,
  /^.{0,40}(?:お手伝い|対応|生成|作成|お応え|提供|お答え)(?:する)?(?:こと)?(?:は|が)?(?:でき|出来)(?:ません|かねます)/u,
  /^(?:정말 )?(?:죄송|미안).{0,80}(?:없습니다|못합니다|어렵습니다|없어요|않습니다)/u,
  /^.{0,40}(?:도와|도움|생성|작성|제공|만들).{0,12}수 없(?:습니다|어요)/u,
  /^(?:xin lỗi|rất tiếc|tôi xin lỗi|tôi rất tiếc).{0,80}không thể/u,
  /^(?:maaf|mohon maaf|saya minta maaf)\b.{0,80}(?:tidak (?:dapat|bisa|boleh)|tak (?:boleh|dapat))/u,
  /^(?:ขออภัย|ขอโทษ|เสียใจ).{0,80}ไม่สามารถ/u,
  /^(?:عذر|آسف|أنا آسف|أعتذر|للأسف|معذرة).{0,80}(?:لا أستطيع|لا يمكنني|لن أتمكن|لا يمكن)/u,
  /^.{0,30}لا (?:يمكنني|أستطيع) .{0,30}(?:مساعد|إنشاء|كتابة|تقديم)/u,
  /^(?:מצטער|מצטערת|אני מצטער|סליחה|לצערי).{0,80}(?:לא יכול|איני יכול|לא ניתן)/u,
  /^(?:क्षमा|माफ़|माफ|मुझे खेद|खेद).{0,80}(?:नहीं|असमर्थ)/u,
];

/**
 * Whether a text is a model's refusal and no prompt. What the person's own idea says, and what is quoted in a prompt, as words
 * on a poster are, is none.
 */
export function isRefusal(text: string, idea = ''): boolean {
  const plain = text
    .trim()
    .replace(/^["“„«「『]([^"“”„«»「」『』]*)["”»」』]$/, '$1')
    .replace(/["“„«「『][^"“”„«»「」『』]{0,300}["”»」』]/g, ' … ')
    .replace(/[’‘ʼ]/g, "'")
    .replace(/[*_#>`]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  const known = ` ${wordingKey(idea)} `;
  // A refusal comes to its point within a few sentences; what begins otherwise describes something.
  let from = 0;
  for (let sentence = 0; sentence < 3; sentence += 1) {
    const rest = plain.slice(from, from + 400).replace(/^[\s\p{P}\p{S}]+/u, '');
    const said = rest.replace(/^(?:but|however|so|and|well|hmm|oh|hi|hello|hey|no(?=[,.!]))\b[,.! ]*/, '');
    for (const way of WAYS) {
      const [found] = way.exec(said) ?? [];
      if (found !== undefined && !known.includes(` ${wordingKey(found)} `)) return true;
    }
    if (sentence === 0 && !LEAD.test(said)) return false;
    const end = /[.!?。！？]\s*/.exec(plain.slice(from, from + 400));
    if (!end) return false;
    from += end.index + end[0].length;
  }
  return false;
}

/** How a text begins that may come to a refusal in its second or third sentence. */
const LEAD =
  /^(?:i|i'm|i am|i'd|we|sorry|apologies|my|thank|thanks|unfortunately|as an?|this request|this idea|your|that request|the request|it|hello|hi|…|ich|es|je|lo|mi|я|我|申|죄)(?![\p{L}])/u;

/** What a refusal may begin with in one of the languages that are known here. */
const OPENING =
  /^(?:very |很|非常|十分|大変|정말 )?(?:tut mir|leider|entschuld|bedaure|désol|navré|malheur|je regr|lo siento|lo lament|lament|no pued|desafort|desculp|sinto|infeliz|não |mi disp|spiac|purtroppo|non poss|het spijt|helaas|ik kan|tyvärr|beklag|förlåt|desværre|dessverre|undskyld|jag |jeg |przeprasz|przykro|niestety|nie mog|omlouv|bohužel|sajn|elnéz|pahoit|valitet|anteeksi|üzgün|özür|maalesef|λυπ|συγγν|δυστ|извин|прост|к сож|мне |сожал|вибач|на жаль|îmi pare|din păcate|抱歉|对不起|對不起|遗憾|遺憾|不好意思|作为|申し訳|すみま|ごめん|恐れ|죄송|미안|xin lỗi|rất tiếc|maaf|mohon|ขอ|เสียใจ|عذر|آسف|أعتذر|للأسف|لا |מצטער|אני|סליחה|לצער|क्षमा|माफ|मुझे|खेद|съжал|за съж|žao|nažal|žal|oprost|izvin|жао|нажал|опрост|vaband|kahjuks|mul on|atsipra|deja|apgail|atvain|diemž|piedod|paumanhin|pasens|samahani|nasikit|متأسف|متاسف|ببخش|معذرت|معاف|افسوس|দুঃখ|ক্ষমা|মাফ|மன்னி|வருந்|let's|this |that |request|content|can(?:not|'t)|unable|not able|it's)/u;

/** Whether a text that is still being written may become a refusal, and is better not shown before it is whole. */
export function mayBecomeRefusal(text: string): boolean {
  const plain = text
    .replace(/[’‘ʼ]/g, "'")
    .replace(/^[\s\p{P}\p{S}]+/u, '')
    .toLowerCase();
  return LEAD.test(plain) || OPENING.test(plain);
}
