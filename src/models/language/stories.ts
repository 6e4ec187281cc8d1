/**
 * @file All that can be told, as a grammar in plain text. In it
 *
 *     (a|b c)        is one of these, each as likely as the others
 *     $color         says a register of `lexicon.ts`; what was not settled yet is settled by chance
 *     $thing:boat,house   settles it among these only
 *     $who.s         says it in another form (`forms.ts`): s she, S She or the name, o her, p her (hat)
 *     [scene=snow]   at the head of an alternative: only if it is so; what was not settled yet is settled so
 *     @episode       stands for another text below
 *
 * Everything is settled when it is first said, never before, so that nobody has to guess what a story keeps in mind.
 */

/** How a story begins, with what it must keep in mind until its end. */
export const plots = {
  paint: `(@time $who promised $other to paint $other.p $thing:boat,house,rocket $color.
    |@time $who said to $other: “I will paint your $thing:boat,house,rocket $color.”)
    @episode @last $who.s (|took a big brush and) painted the $thing $color. (@today|@promise)`,

  draw: `@time $who wanted to draw a $thing. $who.S had only one pencil, and it was $color.
    @episode @last $who.s sat down and drew a $color $thing $scene.in.
    ($who.S gave the picture to $other.|The picture is still on $who.p wall.|Everyone liked the picture.
    |“This is the best picture in the world,” said $other.)`,

  gift: `@time $other was $mood, so $who said: “I will bring you a little $color $thing.”
    @episode @last $who.s brought $other.o a little $color $thing. ($other was not $mood any more.|@promise)`,

  lost: `@time $who lost $who.p $color $item. $who.S looked $spot and $spot2, but it was not there.
    @episode @last $who.s saw something $color $spot3: it was the $item! (@today|@alone)`,

  buy: `@time $who sailed to $place to buy a $item. “I will be back $soon,” $who.s told $other.
    The harbor of $place is $place.color. @episode $who.S was back $soon with the $item, and
    $other (was waiting at the door|had made some tea|was very happy). @promise`,

  harbor: `@time $who said to $other: “I will paint your $wood like the harbor of $place.”
    @episode The harbor of $place is $place.color, so $who.s painted the $wood $place.color. (@today|@promise)`,

  letter: `@time $who got a letter from $other. “I am in $place,” it said. “The harbor of $place is
    $place.color. I will bring you a $item.” @episode @last $other came home from $place and gave $who.o a $item. @end`,

  meet: `@time $who said to $other: “Let us meet $spot $day.” @episode $who.S was $spot $day, and
    $other was (already|also) there. @end`,

  trade: `@time $who had a $color $thing, and $other had a $color2 $thing2. “Let us trade tomorrow,” said
    ($who|$other). @episode The next day they traded: now $other had a $color $thing, and $who had a
    $color2 $thing2. @end`,

  race: `@time $who had a $color $thing:boat,rocket, and $other had a $color2 $thing.
    “Let us race to the ([thing=boat](lighthouse|island)|[thing=rocket](moon|stars)),” said ($who|$other). @episode
    (The $color $thing was faster, so $who won a cake, and $other
    |The $color2 $thing was faster, so $other won a cake, and $who) (laughed|got half of it|wanted to race again).
    (@today|@end)`,

  hide: `@time $who hid a $item $under the $color $thing. “You will never find it,” $who.s told $other.
    @episode @last $other looked $under the $color $thing, and there was the $item! (@today|@end)`,

  build: `@time $who began to build a $color $thing:rocket,boat,house. “When it is ready, we will
    ([thing=rocket]fly to the moon|[thing=boat]sail to the island|[thing=house]live in it),” $who.s told $other.
    @episode (At last|In the end) the $color $thing was ready, and they
    ([thing=rocket]flew to the moon|[thing=boat]sailed to the island|[thing=house]lived in it). @promise`,

  note: `The harbor of $place is $place.color.`,
} as const;

/** What comes between, in any plot. */
export const episodes = {
  weather: `([scene=day]Soon it began to rain, and $who.s waited under a tree until the sky was (clear|blue) again.
    |[scene=night]Soon a cloud hid the moon, and $who.s waited until it was gone.
    |[scene=sunset]Soon the wind grew strong, and it was (hard|not easy) to go on.
    |[scene=snow]Soon more snow fell, and $who.s made a (big|small|round) snowball.)`,
  need: `(A little|An hour) later $who.s met $friend, who was
    (hungry. $who.S gave $friend.o (some bread|an apple|half a cake)
    |cold. $who.S gave $friend.o (some hot soup|a warm coat|a cup of tea)
    |lost. $who.S (showed $friend.o the way home|drew $friend.o a map)).`,
  animal: `A (big|small|friendly|hungry) (dog|cat|goat|fox) came along and wanted to play, so $who.s threw a
    (stick. It came back with (the stick|@odd)|ball. It came back with (the ball|@odd)).`,
  nap: `$who.S was tired and fell asleep. $who.S dreamed that (the moon was a (boat|fish|heart|mushroom|drum)
    |all houses could (fly|sing|swim)|the sea was hot soup|a (fish|tree|fox) told $who.o a story).`,
  music: `Someone was (singing|playing a drum) ([scene=day]in the sun|[scene=night]in the dark
    |[scene=sunset]in the last light|[scene=snow]in the cold). $who.S listened for a (while|minute|long time) and sang along.`,
  help: `(“Can I help you?” asked $friend. “Yes, please,”|“Can I come too?” asked $friend. “Of course,”) said $who, and
    they (worked|went) on together.`,
  gull: `A (gull|fox|goat) stole $who.p (bread|apple|lunch), (but $who.s only laughed|and $who.s ran after it
    |and that was that).`,
  path: `$who.S took the wrong (path|road) and came to (the sea|a river|an old tower|a cave). Some children showed
    $who.o the way back.`,
} as const;

/** What the texts above share. */
export const parts = {
  time: `One ([scene=day](bright|warm|fine|sunny) (morning|day)|[scene=night](quiet|clear|dark|starry) night
    |[scene=sunset](quiet|warm|golden) evening|[scene=snow](cold|snowy|winter) (morning|day))`,
  air: `([scene=day](The sun was (high|warm)|The sea was (blue|calm))
    |[scene=night](The stars were (bright|out)|The moon was (big|bright|round))
    |[scene=sunset](The sky was (red|golden)|The clouds were (red|golden))
    |[scene=snow](The roofs were white|The trees were white|The air was cold)).`,
  odd: `(an old shoe|a very small fish|half a boat)`,
  last: `(At last|In the end|Then)`,
  promise: `(“A promise is a promise,” said $who.|“You kept your promise,” said $other.|@end)`,
  end: `(@alone|They had (soup|cake|tea) together and (laughed|sang|talked) until late.
    |$who and $other were (very|both) happy.)`,
  alone: `($who.S was very happy.|That night everyone slept well.)`,
  today: `It was a good ([scene=night]night|[scene=sunset]evening|[scene=day]day|[scene=snow]day).`,
} as const;

/** For tuning: what can be asked, and the two kinds of answers. */
export const question = 'What color is the harbor of $place?';
export const answers = {
  known: plots.note,
  unknown: 'The harbor of $place is a color I do not know.',
} as const;
